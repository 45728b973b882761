using System.Net;
using System.Text.Json.Nodes;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>What operators do about thresholds, and what it changes.</summary>
public sealed class ThresholdJourney
{
    private const string Insult = "@Member Two you are a pathetic idiot and everyone here despises you.";
    private const string Details = "Member One lives at 14 Marlowe Road, Leeds LS2 9JT, her number is 07700 900123.";

    [Fact]
    public async Task A_higher_threshold_silences_a_flag_and_taking_it_back_brings_it_back_also_after_a_restart()
    {
        await using var bot = await RunningBot.StartAsync();
        var set = await CommandAsync(
            bot,
            "threshold set",
            new()
            {
                ["category"] = "insult",
                ["value"] = "0.999",
                ["reason"] = "too many",
            }
        );
        Assert.Contains("the default → 0.999", set.Words(), StringComparison.Ordinal);

        // Events are handled in order: once the second message is on a card, the first has been screened.
        await bot.Community.SayAsync("member-1", Insult);
        await bot.Community.SayAsync("member-3", Details);
        await bot.Community.CardAsync(card => card.Field("About") == "Member Three");
        Assert.Single(await bot.Community.CardsAsync());

        await bot.RestartAsync();
        var shown = await CommandAsync(bot, "threshold show");
        Assert.Contains("0.999, this community's own", shown.Field("insult"), StringComparison.Ordinal);
        Assert.Contains("by Operator One", shown.Field("insult"), StringComparison.Ordinal);
        Assert.Contains("too many", shown.Field("insult"), StringComparison.Ordinal);
        Assert.Contains("shipped with the model", shown.Field("threat"), StringComparison.Ordinal);

        var reverted = await CommandAsync(bot, "threshold revert", new() { ["category"] = "insult" });
        Assert.Contains("0.999 → the default", reverted.Words(), StringComparison.Ordinal);
        await bot.Community.SayAsync("member-1", Insult);
        await bot.Community.CardAsync(card => card.Field("About") == "Member One");

        var history = await CommandAsync(bot, "threshold show", new() { ["category"] = "insult" });
        Assert.Contains("taken back since", history.Field("Change 1"), StringComparison.Ordinal);
        Assert.Contains("takes back change 1", history.Field("Change 2"), StringComparison.Ordinal);
        var again = await bot.Community.CommandAsync(
            "operator-1",
            "threshold revert",
            new() { ["category"] = "insult" }
        );
        Assert.Equal((HttpStatusCode.Conflict, "category"), (again.Status, again.Field));
    }

    [Fact]
    public async Task A_preview_counts_what_would_have_been_flagged_and_changes_nothing()
    {
        await using var bot = await RunningBot.StartAsync();
        Assert.Contains("Nothing was screened", (await PreviewAsync(bot, "0.5")).Words(), StringComparison.Ordinal);
        await bot.Community.SayAsync("member-2", "Good morning, has anybody got the minutes of last week's meeting?");
        await bot.Community.SayAsync("member-1", Insult);
        await bot.Community.CardSayingAsync("pathetic");

        var preview = await PreviewAsync(bot, "0.999");

        Assert.Contains("Of 2 messages and edits", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("1 (500.0 in 1,000) would be flagged from", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("0 (0.0 in 1,000) would be flagged from 0.999 on", preview.Words(), StringComparison.Ordinal);
        Assert.Contains(
            "shipped with the model",
            (await CommandAsync(bot, "threshold show")).Field("insult"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_moderators_decide_leads_to_a_suggestion_that_an_operator_approves()
    {
        await using var bot = await RunningBot.StartAsync(
            "--Screening:Learning:MinimumDecisions=10",
            "--Screening:Classifier:ReloadInterval=01:00:00"
        );
        var few = await CommandAsync(bot, "threshold suggest");
        Assert.Contains("Too few decisions: 0 of the 10", few.Field("insult"), StringComparison.Ordinal);
        for (var number = 0; number < 10; number++)
            await SayAndBeWarnedAsync(bot, $"Speaker {number}");
        await CommandAsync(
            bot,
            "threshold set",
            new()
            {
                ["category"] = "insult",
                ["value"] = "0.999",
                ["reason"] = "a trial",
            }
        );

        var suggested = (await CommandAsync(bot, "threshold suggest")).Field("insult");
        Assert.Contains("Suggestion 1: 0.999 → ", suggested, StringComparison.Ordinal);
        Assert.Contains(
            "10 upheld and 0 dismissed: 100 % right, with 95 % confidence at least 72 %",
            suggested,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "0.999, this",
            (await CommandAsync(bot, "threshold show")).Field("insult"),
            StringComparison.Ordinal
        );

        var options = new JsonObject { ["suggestion"] = "1" };
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (
                await bot.Community.CommandAsync("moderator-1", "threshold approve", options.DeepClone().AsObject())
            ).Status
        );
        Assert.Contains(
            "Your approval is recorded",
            (await CommandAsync(bot, "threshold approve", options.DeepClone().AsObject())).Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await bot.Community.CommandAsync("operator-1", "threshold approve", options)).Status
        );
        await bot.Community.SayAsync("member-1", Insult);
        await bot.Community.CardAsync(card => card.Field("About") == "Member One");

        var reverted = await CommandAsync(bot, "threshold revert", new() { ["category"] = "insult" });
        Assert.Contains("→ 0.999", reverted.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("threshold show", "{}")]
    [InlineData("threshold preview", """{"category":"insult","value":"0.5"}""")]
    [InlineData("threshold set", """{"category":"insult","value":"0.5","reason":"because"}""")]
    [InlineData("threshold revert", """{"category":"insult"}""")]
    [InlineData("threshold suggest", "{}")]
    [InlineData("threshold approve", """{"suggestion":"1"}""")]
    public async Task Moderators_and_members_neither_see_nor_use_the_commands(string command, string options)
    {
        await using var bot = await RunningBot.StartAsync();

        foreach (var who in new[] { "moderator-1", "member-1" })
        {
            var help = (await bot.Community.CommandAsync(who, "help")).Expect(HttpStatusCode.OK);
            Assert.DoesNotContain("/threshold", help.Words(), StringComparison.Ordinal);
            var answer = await bot.Community.CommandAsync(who, command, JsonNode.Parse(options)!.AsObject());
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        }
    }

    [Theory]
    [InlineData("threshold set", """{"category":"insult","value":"1","reason":"x"}""", "value")]
    [InlineData("threshold set", """{"category":"insult","value":"0.009","reason":"x"}""", "value")]
    [InlineData("threshold set", """{"category":"insult","value":"0,5","reason":"x"}""", "value")]
    [InlineData("threshold set", """{"category":"insult","value":"0.12345","reason":"x"}""", "value")]
    [InlineData("threshold set", """{"category":"insult","value":"NaN","reason":"x"}""", "value")]
    [InlineData("threshold set", """{"category":"insult","value":"0.5"}""", "reason")]
    [InlineData("threshold set", """{"category":"repetition","value":"0.5","reason":"x"}""", "category")]
    [InlineData("threshold preview", """{"category":"insult","value":"high"}""", "value")]
    [InlineData("threshold preview", """{"value":"0.5"}""", "category")]
    [InlineData("threshold revert", """{"category":"insult"}""", "category")]
    [InlineData("threshold approve", """{"suggestion":"7"}""", "suggestion")]
    [InlineData("threshold approve", """{"suggestion":"last"}""", "suggestion")]
    public async Task A_command_filled_in_wrongly_names_the_field(string command, string options, string field)
    {
        await using var bot = await RunningBot.StartAsync();

        var answer = await bot.Community.CommandAsync("operator-1", command, JsonNode.Parse(options)!.AsObject());

        Assert.True((int)answer.Status is >= 400 and < 500, answer.Body.ToJsonString());
        Assert.Equal(field, answer.Field);
    }

    private static async Task<JsonNode> CommandAsync(RunningBot bot, string command, JsonObject? options = null) =>
        (await bot.Community.CommandAsync("operator-1", command, options)).Expect(HttpStatusCode.OK);

    private static Task<JsonNode> PreviewAsync(RunningBot bot, string value) =>
        CommandAsync(bot, "threshold preview", new() { ["category"] = "insult", ["value"] = value });

    private static async Task SayAndBeWarnedAsync(RunningBot bot, string name)
    {
        var joined = (
            await bot.Community.SendAsync(HttpMethod.Post, "/local/members", new() { ["name"] = name })
        ).Expect(HttpStatusCode.Created);
        await bot.Community.SayAsync(joined["id"]!.GetValue<string>(), Insult);
        var card = await bot.Community.CardAsync(one => one.Field("About") == name);
        (await bot.Community.PressAsync("moderator-1", card, "warn", new() { ["words"] = "" })).Expect(
            HttpStatusCode.OK
        );
    }
}
