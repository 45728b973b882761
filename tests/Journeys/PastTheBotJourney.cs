using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Belong.Tests.Platforms;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>What happens past the bot: acts by hand, the platform's own filter, names, raids and outages.</summary>
public sealed class PastTheBotJourney
{
    private const string Insult = "@Member Two you are a pathetic idiot and everyone here despises you.";

    [Fact]
    public async Task A_ban_by_hand_becomes_a_case_that_asks_for_a_reason_and_a_second_person()
    {
        await using var bot = await RunningBot.StartAsync();
        await SanctionAsync(bot, "moderator-1", "member-1", "ban", "had enough");

        var card = await bot.Community.CardSayingAsync("Done by hand");
        Assert.Contains("banned by Moderator One", card.Field("Done by hand"), StringComparison.Ordinal);
        Assert.Contains("had enough", card.Field("Done by hand"), StringComparison.Ordinal);
        Assert.Contains("No strike", card.Field("Awaiting a reason"), StringComparison.Ordinal);
        var question = await bot.Community.NoticeSayingAsync("moderator-1", "asks you for a reason");
        await bot.RestartAsync();

        var reason = new JsonObject { ["clause"] = "C1", ["reason"] = "Three insults in the voice channel." };
        (await bot.Community.PressAsync("moderator-1", question, "explain", reason)).Expect(HttpStatusCode.OK);
        card = await bot.Community.CardSayingAsync("waiting for a second person");
        Assert.Equal(HttpStatusCode.Forbidden, (await bot.Community.PressAsync("moderator-1", card, "approve")).Status);
        (await bot.Community.PressAsync("moderator-2", card, "approve")).Expect(HttpStatusCode.OK);

        await bot.Community.CardSayingAsync("removed and verified");
        await bot.Community.NoticeSayingAsync("member-1", "Expulsion under C1");
        Assert.Single(await bot.Community.CardsAsync());
    }

    [Fact]
    public async Task Dismissing_what_was_done_by_hand_lets_the_member_in_again()
    {
        await using var bot = await RunningBot.StartAsync();
        await SanctionAsync(bot, "moderator-1", "member-1", "ban", reason: null);
        var card = await bot.Community.CardSayingAsync("No reason was given");

        (
            await bot.Community.PressAsync(
                "moderator-2",
                card,
                "dismiss",
                new JsonObject { ["reason"] = "The wrong account." }
            )
        ).Expect(HttpStatusCode.OK);

        await bot.Community.UntilAsync(
            "moderator-1",
            async () =>
                (await bot.Community.GetAsync("/local/members"))
                    .AsArray()
                    .FirstOrDefault(one =>
                        one!["id"]!.GetValue<string>() == "local:member-1" && !one["removed"]!.GetValue<bool>()
                    )
        );
    }

    [Fact]
    public async Task What_the_platforms_filter_holds_back_is_evidence_although_nobody_saw_it()
    {
        await using var bot = await RunningBot.StartAsync(
            "--Local:Filter:0=free crypto",
            "--Screening:AutoMod:Rules:word filter=C20"
        );
        var refused = await bot.Community.SendAsync(
            HttpMethod.Post,
            "/local/channels/forum/messages",
            new JsonObject { ["as"] = "member-3", ["text"] = "Anybody for FREE CRYPTO tonight?" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        var card = await bot.Community.CardSayingAsync("by AutoMod");

        Assert.Contains("Anybody for FREE CRYPTO tonight?", card.Words(), StringComparison.Ordinal);
        Assert.Contains("C20", card["card"]!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("Member Three", card.Field("About"));
        Assert.DoesNotContain("hide", CommunityDriver.Verbs(card));
        await bot.RestartAsync();
        await bot.Community.SayAsync("member-1", Insult);
        await bot.Community.CardSayingAsync("pathetic");
        Assert.Equal(2, (await bot.Community.CardsAsync()).Count);
    }

    [Fact]
    public async Task A_raid_is_one_case_and_who_comes_later_is_added_to_it_also_after_a_restart()
    {
        await using var bot = await RunningBot.StartAsync(
            "--Screening:Raid:Joins=5",
            "--Screening:Raid:Window=00:30:00"
        );
        await JoinAsync(bot, "Old Friend", "2020-01-01T00:00:00Z");
        for (var raider = 1; raider <= 8; raider++)
            await JoinAsync(bot, $"Raider {raider}");

        var card = await bot.Community.CardSayingAsync("a raid: 8 accounts joined");
        Assert.DoesNotContain("Old Friend", card.Words(), StringComparison.Ordinal);
        Assert.Equal(["claim", "dismiss", "note"], CommunityDriver.Verbs(card));
        await bot.RestartAsync();
        await JoinAsync(bot, "Raider 9");
        await bot.Community.CardSayingAsync("a raid: 9 accounts joined");

        Assert.Single(await bot.Community.CardsAsync());
        Assert.Empty(await bot.Community.InboxAsync("raider-9"));
    }

    [Fact]
    public async Task A_name_is_screened_where_that_is_switched_on_and_each_name_once()
    {
        await using var bot = await RunningBot.StartAsync("--Screening:Names=true");
        await RenameAsync(bot, "member-4", "Free sex chat www.example.com");
        await RenameAsync(bot, "member-4", "Kill all Muslims");
        var card = await bot.Community.CardSayingAsync("Kill all Muslims");
        Assert.Contains("Not in a channel", card.Words(), StringComparison.Ordinal);

        await RenameAsync(bot, "member-4", "Member Four");
        await RenameAsync(bot, "member-4", "Kill all Muslims");
        await bot.Community.SayAsync("member-1", Insult);
        await bot.Community.CardSayingAsync("pathetic");

        // The name also stands in "About", by now: the flags are counted.
        card = (await bot.Community.CardsAsync())[0];
        Assert.Single(
            card["card"]!["fields"]!.AsArray(),
            field =>
                field!["name"]!.GetValue<string>().StartsWith("Not in a channel", StringComparison.Ordinal)
                && field["value"]!.GetValue<string>() == "Kill all Muslims"
        );
    }

    [Fact]
    public async Task After_an_outage_moderators_get_one_digest_and_nothing_is_done_by_itself()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.RestartAsync(async file =>
        {
            await using var community = await LocalHost.StartAsync(file, bot: null);
            await community.Client.SayAsync("member-1", Insult);
            await community.Client.SayAsync("member-2", "Good morning.", "resources");
        });

        var card = await bot.Community.CardSayingAsync("Read late, after a stop");
        Assert.Contains("nothing has been done", card.Words(), StringComparison.Ordinal);
        var digest = await DigestAsync(bot);
        Assert.Contains(
            "2 messages and edits in 2 channels; one of them was flagged",
            digest,
            StringComparison.Ordinal
        );
        await bot.RestartAsync();
        await bot.Community.SayAsync("member-1", Insult + "!");
        Assert.Equal(digest, await DigestAsync(bot));
    }

    private static async Task<string> DigestAsync(RunningBot bot) =>
        await bot.Community.UntilAsync(
            "moderator-1",
            async () =>
                (await bot.Community.MessagesAsync("moderator-1", "moderators"))
                    .Select(message => message["text"]!.GetValue<string>())
                    .SingleOrDefault(text => text.StartsWith("The bot did not hear", StringComparison.Ordinal))
        );

    private static async Task SanctionAsync(RunningBot bot, string by, string who, string kind, string? reason) =>
        (
            await bot.Community.SendAsync(
                HttpMethod.Post,
                $"/local/members/{who}/sanctions",
                new JsonObject
                {
                    ["as"] = by,
                    ["kind"] = kind,
                    ["reason"] = reason,
                }
            )
        ).Expect(HttpStatusCode.OK);

    private static async Task RenameAsync(RunningBot bot, string who, string name) =>
        (
            await bot.Community.SendAsync(
                HttpMethod.Put,
                $"/local/members/{who}",
                new JsonObject { ["as"] = who, ["name"] = name }
            )
        ).Expect(HttpStatusCode.OK);

    private static async Task JoinAsync(RunningBot bot, string name, string? accountCreated = null)
    {
        var body = new JsonObject { ["name"] = name };
        if (accountCreated is not null)
            body["accountCreated"] = DateTimeOffset.Parse(accountCreated, CultureInfo.InvariantCulture);
        (await bot.Community.SendAsync(HttpMethod.Post, "/local/members", body)).Expect(HttpStatusCode.Created);
    }
}
