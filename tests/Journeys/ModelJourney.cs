using System.Net;
using System.Text.Json.Nodes;
using Belong.Classifiers.Model;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>Models change while the bot runs.</summary>
public sealed class ModelJourney
{
    private const string Insult = "@Member Two you are a pathetic idiot and everyone here despises you.";
    private const string OftenLooking = "--Screening:Classifier:ReloadInterval=00:00:00.05";

    [Fact]
    public async Task A_damaged_model_leaves_the_last_good_one_at_work_and_a_sound_one_is_put_to_use_without_a_restart()
    {
        using var folder = new TemporaryFolder();
        var model = folder.File("belong.model");
        File.Copy(ShippedModel.Path, model);
        await using var bot = await RunningBot.StartAsync($"--Screening:Classifier:Model={model}", OftenLooking);
        var before = (await bot.Community.GetAsync("/health"))["classifier"]!;

        File.WriteAllBytes(model, File.ReadAllBytes(ShippedModel.Path)[..100_000]);
        var told = await TellingAsync(bot, "cannot be used");

        Assert.Contains("is truncated", told.Words(), StringComparison.Ordinal);
        var damaged = (await bot.Community.GetAsync("/health"))["classifier"]!;
        Assert.Equal(before["version"]!.GetValue<string>(), damaged["version"]!.GetValue<string>());
        Assert.Contains("is truncated", damaged["fault"]!.GetValue<string>(), StringComparison.Ordinal);
        await bot.Community.SayAsync("member-1", Insult);
        await bot.Community.CardSayingAsync("pathetic");

        BlankModel.Write(model, "another");
        await TellingAsync(bot, "in order again: version another+");

        var after = (await bot.Community.GetAsync("/health"))["classifier"]!;
        Assert.StartsWith("another+", after["version"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(after["fault"]);
        await bot.Community.SayAsync("member-3", Insult);
        await bot.Community.CardAsync(card => card.Field("About") == "Member Three");
        Assert.Single(
            await bot.Community.MessagesAsync("moderator-1", "moderators"),
            message => message.Says("cannot be used")
        );
    }

    [Fact]
    public async Task A_shadow_model_is_compared_with_the_one_in_use_and_flags_nothing()
    {
        using var folder = new TemporaryFolder();
        var shadow = folder.File("second.model");

        // It would flag everything.
        BlankModel.Write(shadow, "second");
        await using var bot = await RunningBot.StartAsync($"--Screening:Classifier:ShadowModel={shadow}");
        var health = await bot.Community.GetAsync("/health");
        Assert.StartsWith(
            "second+",
            health["shadowClassifier"]!["version"]!.GetValue<string>(),
            StringComparison.Ordinal
        );

        await bot.Community.SayAsync("member-2", "Some people here should think before they type, honestly.");
        await bot.Community.SayAsync("member-1", Insult);
        await bot.Community.CardSayingAsync("pathetic");

        Assert.Single(await bot.Community.CardsAsync());
        var preview = (
            await bot.Community.CommandAsync(
                "operator-1",
                "threshold preview",
                new JsonObject { ["category"] = "insult", ["value"] = "0.5" }
            )
        ).Expect(HttpStatusCode.OK);
        Assert.Contains("Second model, version second+", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("1 as the model in use does", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("0 only the model in use", preview.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shadow_model_that_cannot_be_used_keeps_the_bot_from_starting_with_its_reason()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("no.model"), "not a model");

        var (exit, _, error) = await BotProcess.RunAsync(
            folder.Path,
            "--urls=http://127.0.0.1:0",
            $"--Screening:Classifier:ShadowModel={folder.File("no.model")}"
        );

        Assert.Equal(1, exit);
        Assert.Contains("is not a classifier model", error, StringComparison.Ordinal);
    }

    private static Task<JsonNode> TellingAsync(RunningBot bot, string words) =>
        bot.Community.UntilAsync(
            "moderator-1",
            async () =>
                (await bot.Community.MessagesAsync("moderator-1", "moderators")).LastOrDefault(message =>
                    message.Says(words)
                )
        );
}
