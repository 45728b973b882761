using System.Net;
using System.Text.Json.Nodes;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>What members and moderators type.</summary>
public sealed class CommandsJourney
{
    [Fact]
    public async Task A_moderator_who_reported_something_does_not_find_it_in_their_queue()
    {
        await using var bot = await RunningBot.StartAsync();
        (
            await bot.Community.CommandAsync(
                "moderator-1",
                "report",
                new JsonObject
                {
                    ["member"] = "member-1",
                    ["clause"] = "C1",
                    ["words"] = "they insulted me at the training",
                }
            )
        ).Expect(HttpStatusCode.OK);
        await bot.Community.CardSayingAsync("Reporter-1 reported C1");

        var own = (await bot.Community.CommandAsync("moderator-1", "queue")).Expect(HttpStatusCode.OK);
        var others = (await bot.Community.CommandAsync("moderator-2", "queue")).Expect(HttpStatusCode.OK);

        Assert.True(own.Says("The queue is empty."));
        Assert.Contains("Member One", others.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_gets_a_receipt_and_its_outcome_is_told_once_without_the_reporters_name_on_the_card()
    {
        await using var bot = await RunningBot.StartAsync();
        var message = await bot.Community.SayAsync("member-1", "Some people here should think before they type.");

        var receipt = (
            await bot.Community.CommandAsync(
                "member-2",
                "report",
                new JsonObject
                {
                    ["message"] = CommunityDriver.Id(message),
                    ["clause"] = "C1",
                    ["words"] = "This is about me and it is the fifth time.",
                }
            )
        ).Expect(HttpStatusCode.OK);
        Assert.Contains("report 1", receipt.Words(), StringComparison.Ordinal);

        var card = await bot.Community.CardSayingAsync("Reporter-1 reported C1");
        Assert.DoesNotContain("Member Two", card.Words(), StringComparison.Ordinal);
        (
            await bot.Community.PressAsync("moderator-1", card, "dismiss", new JsonObject { ["reason"] = "no breach" })
        ).Expect(HttpStatusCode.OK);
        await bot.Community.NoticeSayingAsync("member-2", "Your report 1");
        Assert.Single(await bot.Community.InboxAsync("member-2"), notice => notice.Says("Your report"));
        Assert.Empty(await bot.Community.InboxAsync("member-1"));

        var mine = (await bot.Community.CommandAsync("member-2", "my reports")).Expect(HttpStatusCode.OK);
        Assert.Contains("Report 1, C1", mine.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_menu_opens_a_form_and_the_form_files_the_report()
    {
        await using var bot = await RunningBot.StartAsync();
        var message = await bot.Community.SayAsync("member-1", "Some people here should think before they type.");

        var opened = (
            await bot.Community.CommandAsync("member-2", "report", message: CommunityDriver.Id(message))
        ).Expect(HttpStatusCode.OK);
        var form = opened["form"]!;
        var sent = await bot.Community.PressIdAsync(
            "member-2",
            message,
            form["id"]!.GetValue<string>(),
            new JsonObject { ["clause"] = "M5", ["words"] = "not sure about this" }
        );

        Assert.Contains("report 1", sent.Expect(HttpStatusCode.OK).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_about_Belong_reaches_the_trustee_alone()
    {
        await using var bot = await RunningBot.StartAsync();
        (
            await bot.Community.CommandAsync(
                "member-2",
                "report",
                new JsonObject { ["clause"] = "C30", ["words"] = "Nobody answers." }
            )
        ).Expect(HttpStatusCode.OK);

        await bot.Community.CardSayingAsync("Belong itself", "trustee-1", "trustee");

        Assert.Empty(await bot.Community.CardsAsync());
        var queue = (await bot.Community.CommandAsync("operator-1", "queue")).Expect(HttpStatusCode.OK);
        Assert.Equal("The queue is empty.", queue["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Words_that_name_a_reporter_are_held_back()
    {
        await using var bot = await RunningBot.StartAsync();
        var message = await bot.Community.SayAsync("member-1", "Some people here should think before they type.");
        await bot.Community.CommandAsync(
            "member-2",
            "report",
            new JsonObject { ["message"] = CommunityDriver.Id(message), ["clause"] = "C1" }
        );
        var card = await bot.Community.CardSayingAsync("Reporter-1");

        var answer = await bot.Community.PressAsync(
            "moderator-1",
            card,
            "warn",
            new JsonObject { ["words"] = "Member Two told us what you did." }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("has not consented", answer.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Reporter-1", answer.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Member Two", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_cannot_be_tried_on_a_case_that_others_work()
    {
        await using var bot = await RunningBot.StartAsync();
        (
            await bot.Community.CommandAsync(
                "member-2",
                "report",
                new JsonObject
                {
                    ["member"] = "moderator-2",
                    ["clause"] = "C1",
                    ["words"] = "they insulted me in the hall",
                }
            )
        ).Expect(HttpStatusCode.OK);
        await bot.Community.CardSayingAsync("they insulted me in the hall", "operator-1", "operators");

        var reporter = await WarnAsync("Member Two says that you insulted people.");
        var nobody = await WarnAsync("Member Three says that you insulted people.");

        Assert.Equal(HttpStatusCode.Forbidden, nobody.Status);
        Assert.Equal((nobody.Status, nobody.Detail), (reporter.Status, reporter.Detail));

        Task<Answered> WarnAsync(string words) =>
            bot.Community.CommandAsync(
                "moderator-1",
                "warn",
                new JsonObject
                {
                    ["member"] = "moderator-2",
                    ["clause"] = "C1",
                    ["words"] = words,
                }
            );
    }

    [Fact]
    public async Task A_confidential_name_is_looked_up_by_the_trustee_alone_and_the_look_up_is_recorded()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Community.CommandAsync(
            "member-2",
            "report",
            new JsonObject { ["clause"] = "C30", ["words"] = "Nobody answers." }
        );
        await bot.Community.CardSayingAsync("Reporter-1", "trustee-1", "trustee");
        var options = new JsonObject { ["case"] = "1", ["token"] = "Reporter-1" };

        var moderator = await bot.Community.CommandAsync("moderator-1", "case reveal", options.DeepClone().AsObject());
        var trustee = await bot.Community.CommandAsync("trustee-1", "case reveal", options);

        Assert.Equal(HttpStatusCode.Forbidden, moderator.Status);
        Assert.Contains("Member Two", trustee.Expect(HttpStatusCode.OK).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_may_not_use_is_neither_offered_nor_accepted()
    {
        await using var bot = await RunningBot.StartAsync();

        var help = (await bot.Community.CommandAsync("member-1", "help")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("/warn", help.Words(), StringComparison.Ordinal);
        var refused = await bot.Community.CommandAsync(
            "member-1",
            "warn",
            new JsonObject { ["member"] = "member-2", ["clause"] = "C1" }
        );
        Assert.True(refused.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("warn", """{"clause":"C1"}""", "member")]
    [InlineData("warn", """{"member":"member-1","clause":"C99"}""", "clause")]
    [InlineData("warn", """{"member":"nobody","clause":"C1"}""", "member")]
    [InlineData("warn", """{"member":"member-1","clause":"C1","colour":"red"}""", "colour")]
    [InlineData("case show", """{"case":"first"}""", "case")]
    [InlineData("case show", """{"case":"7"}""", "case")]
    public async Task A_command_filled_in_wrongly_names_the_field(string command, string options, string field)
    {
        await using var bot = await RunningBot.StartAsync();

        var answer = await bot.Community.CommandAsync("moderator-1", command, JsonNode.Parse(options)!.AsObject());

        Assert.True((int)answer.Status is >= 400 and < 500, answer.Body.ToJsonString());
        Assert.Equal(field, answer.Field);
    }

    [Fact]
    public async Task A_sanction_by_command_opens_a_case_and_stands_on_the_members_record()
    {
        await using var bot = await RunningBot.StartAsync();
        (
            await bot.Community.CommandAsync(
                "moderator-1",
                "warn",
                new JsonObject
                {
                    ["member"] = "Member Three",
                    ["clause"] = "C20",
                    ["words"] = "No adverts, please.",
                }
            )
        ).Expect(HttpStatusCode.OK);
        await bot.Community.NoticeSayingAsync("member-3", "Warning under C20");
        await bot.Community.CardSayingAsync("notice delivered");

        var record = (await bot.Community.CommandAsync("member-3", "my record")).Expect(HttpStatusCode.OK);
        var history = (
            await bot.Community.CommandAsync("moderator-2", "history", new JsonObject { ["member"] = "member-3" })
        ).Expect(HttpStatusCode.OK);

        Assert.Contains("C20", record.Words(), StringComparison.Ordinal);
        Assert.Contains("warning", history.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_charter_is_found_by_words_and_reminded_of_on_request()
    {
        await using var bot = await RunningBot.StartAsync();
        var found = (
            await bot.Community.CommandAsync("member-1", "charter", new JsonObject { ["words"] = "adverts" })
        ).Expect(HttpStatusCode.OK);
        Assert.Contains("C20", found.Words(), StringComparison.Ordinal);

        (
            await bot.Community.CommandAsync("moderator-1", "reminder now", new JsonObject { ["channel"] = "forum" })
        ).Expect(HttpStatusCode.OK);
        await bot.Community.UntilAsync(
            "member-1",
            async () =>
                (await bot.Community.MessagesAsync("member-1", "forum")).FirstOrDefault(one =>
                    one.Says("From our charter")
                )
        );
    }

    [Fact]
    public async Task A_newcomer_is_welcomed_once()
    {
        await using var bot = await RunningBot.StartAsync();
        var joined = await bot.Community.SendAsync(
            HttpMethod.Post,
            "/local/members",
            new JsonObject { ["name"] = "Asha" }
        );
        var id = CommunityDriver.Id(joined.Expect(HttpStatusCode.Created));

        await bot.Community.NoticeSayingAsync(id, "Welcome, Asha");
        await bot.RestartAsync();

        await bot.Community.SayAsync(
            "member-1",
            "@Member Two you are a pathetic idiot and everyone here despises you."
        );
        await bot.Community.CardSayingAsync("pathetic");
        Assert.Single(await bot.Community.InboxAsync(id));
    }
}
