using System.Net;
using System.Text.Json.Nodes;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>Who may press what, when, and what they are told.</summary>
public sealed class TwoModeratorsJourney
{
    private const string Insult = "@Member Two you are a pathetic idiot and everyone here despises you.";

    [Fact]
    public async Task Of_two_moderators_who_press_at_once_one_wins_and_the_other_is_told()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Community.SayAsync("member-1", Insult);
        var card = await bot.Community.CardSayingAsync("pathetic");

        var answers = await Task.WhenAll(
            bot.Community.PressAsync("moderator-1", card, "warn", new JsonObject { ["words"] = "first" }),
            bot.Community.PressAsync("moderator-2", card, "warn", new JsonObject { ["words"] = "second" })
        );

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        var told = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
        Assert.Contains("warning given (Moderator", told.Detail, StringComparison.Ordinal);
        await bot.Community.NoticeSayingAsync("member-1", "Warning under C1");
        Assert.Single(await bot.Community.InboxAsync("member-1"), notice => notice.Says("Warning under C1"));
    }

    [Fact]
    public async Task A_late_click_on_an_old_card_is_refused_with_the_reason_and_a_fresh_card()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Community.SayAsync("member-1", Insult);
        var card = await bot.Community.CardSayingAsync("pathetic");
        (await bot.Community.PressAsync("moderator-1", card, "claim")).Expect(HttpStatusCode.OK);
        await bot.Community.CardSayingAsync("claimed by Moderator One");

        var late = await bot.Community.PressAsync("moderator-2", card, "claim");

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("claimed (Moderator One", late.Detail, StringComparison.Ordinal);
        Assert.NotNull(late.Body["fresh"]);
    }

    [Fact]
    public async Task A_forged_button_is_not_there_and_a_member_has_no_card_to_press()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Community.SayAsync("member-1", Insult);
        var card = await bot.Community.CardSayingAsync("pathetic");

        foreach (var forged in new[] { "case:1:expel:v99", "case:999:claim:v1", "case:1:erase:v1", "nonsense" })
        {
            var answer = await bot.Community.PressIdAsync("moderator-1", card, forged);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal("button", answer.Field);
        }

        var member = await bot.Community.PressAsync("member-2", card, "claim");
        Assert.True(member.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_case_about_a_moderator_goes_round_the_moderators()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Community.SayAsync("moderator-1", Insult);

        await bot.Community.CardSayingAsync("pathetic", "operator-1", "operators");

        Assert.Empty(await bot.Community.CardsAsync("moderator-2"));
        var shown = await bot.Community.CommandAsync("moderator-2", "case show", new JsonObject { ["case"] = "1" });
        Assert.Equal(HttpStatusCode.NotFound, shown.Status);
    }
}
