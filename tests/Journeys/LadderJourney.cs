using System.Net;
using System.Text.Json.Nodes;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>The main job, through the front door: from a message to an expulsion, with restarts in between.</summary>
public sealed class LadderJourney
{
    private const string Insult = "@Member Two you are a pathetic idiot and everyone here despises you.";

    [Fact]
    public async Task A_member_who_goes_on_is_warned_asked_to_cease_and_expelled()
    {
        await using var bot = await RunningBot.StartAsync();

        await bot.Community.SayAsync("member-1", Insult);
        var card = await bot.Community.CardSayingAsync("open, nobody's yet");
        Assert.Contains("Warn", card.Field("Suggested next step"), StringComparison.Ordinal);
        (
            await bot.Community.PressAsync(
                "moderator-1",
                card,
                "warn",
                new JsonObject { ["words"] = "Please keep it civil." }
            )
        ).Expect(HttpStatusCode.OK);
        var warning = await bot.Community.NoticeSayingAsync("member-1", "Warning under C1");
        Assert.Contains("Please keep it civil.", warning.Words(), StringComparison.Ordinal);
        Assert.Contains(Insult, warning.Field("What you said"), StringComparison.Ordinal);
        Assert.Contains("appeals@", warning.Field("If you disagree"), StringComparison.Ordinal);
        await bot.Community.CardSayingAsync("notice delivered");
        await bot.RestartAsync();

        await bot.Community.SayAsync("member-1", Insult);
        card = await bot.Community.CardSayingAsync("open, nobody's yet");
        Assert.Contains("Request to cease", card.Field("Suggested next step"), StringComparison.Ordinal);
        (await bot.Community.PressAsync("moderator-1", card, "cease", new JsonObject { ["words"] = "" })).Expect(
            HttpStatusCode.OK
        );
        var request = await bot.Community.NoticeSayingAsync("member-1", "Request to cease under C1");
        await bot.RestartAsync();

        (await bot.Community.PressAsync("member-1", request, "acknowledge")).Expect(HttpStatusCode.OK);
        await bot.Community.CardSayingAsync("acknowledged");

        // The second press is refused, and shows the member nothing of the moderators' card.
        var again = await bot.Community.PressAsync("member-1", request, "acknowledge");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Null(again.Body["fresh"]);
        await bot.RestartAsync();

        await bot.Community.SayAsync("member-1", Insult);
        card = await bot.Community.CardSayingAsync("this is the same behaviour (C23)");
        Assert.StartsWith("Urgent", card["text"]!.GetValue<string>(), StringComparison.Ordinal);
        (
            await bot.Community.PressAsync("moderator-1", card, "expel", new JsonObject { ["reason"] = "Three times." })
        ).Expect(HttpStatusCode.OK);
        card = await bot.Community.CardSayingAsync("waiting for a second person");
        await bot.RestartAsync();

        var own = await bot.Community.PressAsync("moderator-1", card, "approve");
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        (await bot.Community.PressAsync("moderator-2", card, "approve")).Expect(HttpStatusCode.OK);
        await bot.Community.NoticeSayingAsync("member-1", "Expulsion under C1");
        await bot.Community.CardSayingAsync("removed and verified");

        var speaking = await bot.Community.SendAsync(
            HttpMethod.Post,
            "/local/channels/forum/messages",
            new JsonObject { ["as"] = "member-1", ["text"] = "Hello?" }
        );
        Assert.Equal(HttpStatusCode.Forbidden, speaking.Status);
    }

    [Fact]
    public async Task Ordinary_talk_and_talk_about_hate_raise_nothing()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Community.SayAsync("member-2", "Good morning, has anybody got the minutes of last week's meeting?");
        await bot.Community.SayAsync(
            "member-2",
            "We looked at how hate crime against Muslim women is recorded by the police in our borough."
        );
        await bot.Community.SayAsync(
            "member-3",
            "The leaflet called refugees a plague; we are helping the school to answer it."
        );

        // Events are handled in order: once this one is on a card, the others have been screened before it.
        await bot.Community.SayAsync("member-1", Insult);
        await bot.Community.CardSayingAsync("pathetic");

        Assert.Single(await bot.Community.CardsAsync());
    }

    [Fact]
    public async Task An_edit_that_turns_a_harmless_message_into_an_attack_is_flagged()
    {
        await using var bot = await RunningBot.StartAsync();
        var message = await bot.Community.SayAsync("member-2", "I think this plan is good.");
        await bot.Community.EditAsync("member-2", message, Insult);

        var card = await bot.Community.CardSayingAsync("after an edit");

        Assert.Equal("Member Two", card.Field("About"));
    }

    [Fact]
    public async Task The_evidence_stays_when_the_author_deletes_it()
    {
        await using var bot = await RunningBot.StartAsync();
        var message = await bot.Community.SayAsync("member-1", Insult);
        await bot.Community.CardSayingAsync("pathetic");
        await bot.Community.DeleteAsync("member-1", message);

        var card = await bot.Community.CardSayingAsync("the author deleted it");

        Assert.Contains("pathetic", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sales_pitch_said_twice_is_named_as_repetition()
    {
        await using var bot = await RunningBot.StartAsync();
        const string Pitch =
            "Our consultancy offers diversity training packages from £499 - book now at "
            + "https://brightpath.example/offer and get 20% off!";
        await bot.Community.SayAsync("member-3", Pitch);
        await bot.Community.SayAsync("member-3", Pitch, "resources");

        var card = await bot.Community.CardSayingAsync("repetition (C20)");

        Assert.Contains("Remind", card.Field("Suggested next step"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_message_is_out_of_sight_until_the_case_is_dismissed()
    {
        await using var bot = await RunningBot.StartAsync();
        var message = await bot.Community.SayAsync("member-1", Insult);
        var card = await bot.Community.CardSayingAsync("pathetic");

        (await bot.Community.PressAsync("moderator-1", card, "hide")).Expect(HttpStatusCode.OK);
        await bot.Community.UntilAsync("member-2", () => StateAsync(bot, message, "hidden"));
        card = await bot.Community.CardAsync(one => CommunityDriver.Verbs(one).Contains("restore"));
        (
            await bot.Community.PressAsync(
                "moderator-1",
                card,
                "dismiss",
                new JsonObject { ["reason"] = "A quotation." }
            )
        ).Expect(HttpStatusCode.OK);

        await bot.Community.UntilAsync("member-2", () => StateAsync(bot, message, "visible"));
    }

    private static async Task<JsonNode?> StateAsync(RunningBot bot, JsonNode message, string state) =>
        (await bot.Community.MessagesAsync("member-2", "forum")).FirstOrDefault(one =>
            CommunityDriver.Id(one) == CommunityDriver.Id(message) && one["state"]!.GetValue<string>() == state
        );
}
