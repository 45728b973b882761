using System.Net;
using System.Text.Json.Nodes;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>What the bot suggests while somebody types a command.</summary>
public sealed class SuggestionJourney
{
    [Theory]
    [InlineData("moderator-1", "warn", "clause", "c2", "C20")]
    [InlineData("moderator-1", "cease", "clause", "threats", "C7")]
    [InlineData("member-1", "charter", "words", "M2", "M2a")]
    [InlineData("member-1", "charter", "words", "", "C1")]
    public async Task A_clause_is_suggested_by_its_id_or_its_words(
        string who,
        string command,
        string option,
        string typed,
        string clause
    )
    {
        await using var bot = await RunningBot.StartAsync();

        var suggested = await TypeAsync(bot, who, command, option, typed);
        Assert.InRange(suggested.Count, 1, 25);
        Assert.Contains(suggested, one => one.Value == clause);
        Assert.All(suggested, one => Assert.InRange(one.Label.Length, 4, 100));
        Assert.All(suggested, one => Assert.StartsWith(one.Value, one.Label, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sanction_is_suggested_under_no_clause_that_carries_none()
    {
        await using var bot = await RunningBot.StartAsync();

        var suggested = await TypeAsync(bot, "moderator-1", "warn", "clause", "M");
        var offered = await TypeAsync(bot, "moderator-1", "charter", "words", "M");
        Assert.True(suggested.Count < offered.Count);
    }

    [Fact]
    public async Task An_open_cases_number_is_suggested_to_moderators_but_not_to_whom_it_concerns_and_names_nobody()
    {
        await using var bot = await RunningBot.StartAsync();
        await ReportAsync(bot, "moderator-1", "member-1", "they insulted me at the training");
        await ReportAsync(bot, "member-2", "moderator-2", "they insulted me in the hall");
        var first = await bot.Community.CardSayingAsync("they insulted me at the training");
        var second = await bot.Community.CardSayingAsync("they insulted me in the hall", "operator-1", "operators");
        Assert.NotNull(first);
        Assert.NotNull(second);

        var party = await TypeAsync(bot, "moderator-1", "case show", "case", "");
        var other = await TypeAsync(bot, "moderator-2", "case show", "case", "");

        Assert.DoesNotContain(party, one => one.Value == "1");
        var suggested = Assert.Single(other);
        Assert.Equal("1", suggested.Value);
        Assert.StartsWith("Case 1 · C1 · ", suggested.Label, StringComparison.Ordinal);
        Assert.DoesNotContain("Moderator", suggested.Label, StringComparison.Ordinal);
        Assert.DoesNotContain("Member", suggested.Label, StringComparison.Ordinal);
        Assert.Single(await TypeAsync(bot, "moderator-2", "case note", "case", "1"));
        Assert.Empty(await TypeAsync(bot, "moderator-2", "case note", "case", "7"));
    }

    [Fact]
    public async Task What_somebody_may_not_use_suggests_nothing_to_them()
    {
        await using var bot = await RunningBot.StartAsync();

        var refused = await bot.Community.SendAsync(
            HttpMethod.Get,
            "/local/suggestions?as=member-1&channel=forum&command=case show&option=case&typed=",
            null
        );
        Assert.Equal((HttpStatusCode.Forbidden, "command"), (refused.Status, refused.Field));
        var none = await bot.Community.SendAsync(
            HttpMethod.Get,
            "/local/suggestions?as=moderator-1&channel=forum&command=warn&option=words&typed=",
            null
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "option"), (none.Status, none.Field));
    }

    private static async Task ReportAsync(RunningBot bot, string who, string whom, string words) =>
        (
            await bot.Community.CommandAsync(
                who,
                "report",
                new JsonObject
                {
                    ["member"] = whom,
                    ["clause"] = "C1",
                    ["words"] = words,
                }
            )
        ).Expect(HttpStatusCode.OK);

    private static async Task<IReadOnlyList<(string Value, string Label)>> TypeAsync(
        RunningBot bot,
        string who,
        string command,
        string option,
        string typed
    )
    {
        var answered = await bot.Community.SendAsync(
            HttpMethod.Get,
            $"/local/suggestions?as={who}&channel=forum&command={command}&option={option}&typed={typed}",
            null
        );
        return
        [
            .. answered
                .Expect(HttpStatusCode.OK)
                .AsArray()
                .Select(one => (one!["value"]!.GetValue<string>(), one["label"]!.GetValue<string>())),
        ];
    }
}
