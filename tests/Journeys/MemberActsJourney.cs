using System.Net;
using System.Text.Json.Nodes;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>Time-outs, ways of removing, appeals, and what is done by hand, through the front door.</summary>
public sealed class MemberActsJourney
{
    private const string Insult = "@Member Two you are a pathetic idiot and everyone here despises you.";

    [Fact]
    public async Task A_moderator_times_a_member_out_and_a_second_one_confirms_it_for_longer()
    {
        await using var bot = await RunningBot.StartAsync();
        var options = new JsonObject
        {
            ["member"] = "member-1",
            ["clause"] = "C1",
            ["words"] = "Calm down.",
            ["for"] = "90d",
        };
        (await bot.Community.CommandAsync("moderator-1", "timeout", options)).Expect(HttpStatusCode.OK);

        var notice = await bot.Community.NoticeSayingAsync("member-1", "Time-out under C1");
        Assert.Contains("Calm down.", notice.Words(), StringComparison.Ordinal);
        var card = await bot.Community.CardSayingAsync("in force and verified");
        Assert.Equal(HttpStatusCode.Forbidden, (await SayAsync(bot, "member-1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await bot.Community.PressAsync("moderator-1", card, "confirm")).Status);

        (await bot.Community.PressAsync("moderator-2", card, "confirm")).Expect(HttpStatusCode.OK);
        card = await bot.Community.CardSayingAsync("confirmed by Moderator Two");
        (await bot.Community.PressAsync("moderator-2", card, "lift")).Expect(HttpStatusCode.OK);
        await bot.Community.CardAsync(one => one.Field("Time-out").Length == 0);

        Assert.Equal(HttpStatusCode.Created, (await SayAsync(bot, "member-1")).Status);
    }

    [Fact]
    public async Task What_is_beyond_somebodys_rank_or_the_platform_is_refused_before_it_is_promised()
    {
        await using var bot = await RunningBot.StartAsync();
        var kick = new JsonObject
        {
            ["member"] = "member-1",
            ["clause"] = "C1",
            ["reason"] = "Enough.",
            ["how"] = "kick",
        };
        var refused = await bot.Community.CommandAsync("moderator-1", "expel", kick);
        Assert.Equal("how", refused.Field);
        Assert.Contains(
            "not possible on this platform; it has ban and access",
            refused.Detail,
            StringComparison.Ordinal
        );

        var up = new JsonObject
        {
            ["member"] = "trustee-1",
            ["clause"] = "C1",
            ["words"] = "",
        };
        refused = await bot.Community.CommandAsync("moderator-1", "timeout", up);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("has a higher role than Moderator One", refused.Detail, StringComparison.Ordinal);
        Assert.Empty(await bot.Community.CardsAsync());
    }

    [Fact]
    public async Task An_upheld_appeal_lets_an_expelled_member_in_again_and_both_sides_are_told()
    {
        await using var bot = await RunningBot.StartAsync();
        var said = await bot.Community.SayAsync("member-1", Insult);
        (
            await bot.Community.CommandAsync(
                "member-2",
                "report",
                new JsonObject
                {
                    ["message"] = CommunityDriver.Id(said),
                    ["clause"] = "C1",
                    ["words"] = "they insult me",
                }
            )
        ).Expect(HttpStatusCode.OK);
        var card = await bot.Community.CardSayingAsync("Reporter-1 reported C1");
        (
            await bot.Community.PressAsync(
                "moderator-1",
                card,
                "expel",
                new JsonObject { ["reason"] = "Enough.", ["how"] = "ban" }
            )
        ).Expect(HttpStatusCode.OK);
        card = await bot.Community.CardSayingAsync("waiting for a second person");
        (await bot.Community.PressAsync("operator-1", card, "approve")).Expect(HttpStatusCode.OK);
        await bot.Community.CardSayingAsync("removed and verified");
        await bot.Community.NoticeSayingAsync("member-2", "have acted on it");
        Assert.True((await MemberAsync(bot, "local:member-1"))["removed"]!.GetValue<bool>());

        static JsonObject Appeal() =>
            new()
            {
                ["case"] = "1",
                ["outcome"] = "upheld",
                ["reason"] = "It was a quotation.",
            };
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await bot.Community.CommandAsync("moderator-2", "case appeal", Appeal())).Status
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await bot.Community.CommandAsync("operator-1", "case appeal", Appeal())).Status
        );
        (await bot.Community.CommandAsync("operator-2", "case appeal", Appeal())).Expect(HttpStatusCode.OK);

        await bot.Community.CardSayingAsync("let in again and verified");
        var told = await bot.Community.NoticeSayingAsync("member-1", "Your appeal is upheld");
        Assert.Contains("It was a quotation.", told.Words(), StringComparison.Ordinal);
        await bot.Community.NoticeSayingAsync("member-2", "It has been taken back");
        Assert.Equal(HttpStatusCode.Created, (await SayAsync(bot, "member-1")).Status);
        var record = (await bot.Community.CommandAsync("member-1", "my record")).Expect(HttpStatusCode.OK);
        Assert.True(record.Says("Your record is empty."));
    }

    private static Task<Answered> SayAsync(RunningBot bot, string who) =>
        bot.Community.SendAsync(
            HttpMethod.Post,
            "/local/channels/forum/messages",
            new JsonObject { ["as"] = who, ["text"] = "Good morning all." }
        );

    private static async Task<JsonNode> MemberAsync(RunningBot bot, string id) =>
        (await bot.Community.GetAsync("/local/members")).AsArray().Single(one => one!["id"]!.GetValue<string>() == id)!;
}
