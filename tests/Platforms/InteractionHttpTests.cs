using System.Net;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Platforms;

public sealed class InteractionHttpTests : LocalTest
{
    private static readonly Post Card = new("A case")
    {
        Title = "Case 1",
        Tone = PostTone.Urgent,
        Fields = [new PostField("Said", "rude words") { Marks = [new TextMark(0, 4, "insult")], Short = true }],
        Buttons = [new("warn", "Warn", ButtonStyle.Danger), new("silent", "Silence"), new("claim", "Claim")],
    };

    [Fact]
    public async Task A_card_is_listed_with_its_fields_marks_and_buttons()
    {
        await ShowCardAsync("moderators");

        var message = (await Client.GetAnswerAsync("local/channels/moderators/messages?as=moderator-1")).Body[0];
        var card = message.GetProperty("card");
        Assert.Equal(
            ("Case 1", "urgent"),
            (card.GetProperty("title").GetString(), card.GetProperty("tone").GetString())
        );
        var mark = card.GetProperty("fields")[0].GetProperty("marks")[0];
        Assert.Equal(
            (0, 4, "insult"),
            (
                mark.GetProperty("start").GetInt32(),
                mark.GetProperty("length").GetInt32(),
                mark.GetProperty("label").GetString()
            )
        );
        Assert.Equal(
            ("warn", "danger"),
            (
                message.GetProperty("buttons")[0].GetProperty("id").GetString(),
                message.GetProperty("buttons")[0].GetProperty("style").GetString()
            )
        );
        Assert.True(message.GetProperty("author").GetProperty("bot").GetBoolean());
    }

    [Fact]
    public async Task A_press_is_answered_privately_and_the_answers_button_can_be_pressed_by_the_presser_alone()
    {
        var card = await ShowCardAsync("forum");
        var answer = await PressAsync(card, "member-1", "claim");

        Assert.Equal($"claim by local:member-1 on {card} ", answer.Text("text"));
        var reply = answer.Text("id")!;
        Assert.Equal(HttpStatusCode.OK, (await PressAsync(reply, "member-1", "more")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PressAsync(reply, "member-2", "more")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PressAsync(reply, "member-1", "claim")).Status);
    }

    [Fact]
    public async Task A_form_is_opened_checked_and_sent()
    {
        var card = await ShowCardAsync("moderators");
        var opened = await PressAsync(card, "moderator-1", "warn");

        var form = opened.Body.GetProperty("form");
        Assert.Equal("warn-form", form.GetProperty("id").GetString());
        Assert.Equal("paragraph", form.GetProperty("fields")[0].GetProperty("kind").GetString());
        var reply = opened.Text("id")!;
        var empty = await PressAsync(reply, "moderator-1", "warn-form", new { words = " " });
        var tooLong = await PressAsync(reply, "moderator-1", "warn-form", new { words = new string('x', 51) });
        var surplus = await PressAsync(reply, "moderator-1", "warn-form", new { words = "x", more = "y" });
        Assert.All(
            [empty, tooLong],
            answer => Assert.Equal((HttpStatusCode.UnprocessableEntity, "words"), (answer.Status, answer.Field))
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "more"), (surplus.Status, surplus.Field));
        foreach (var where in new[] { reply, card })
        {
            var sent = await PressAsync(where, "moderator-1", "warn-form", new { words = "stop" });
            Assert.Equal($"warn-form by local:moderator-1 on {card} words=stop", sent.Text("text"));
        }
    }

    [Fact]
    public async Task A_form_of_somebody_elses_is_refused()
    {
        var card = await ShowCardAsync("moderators");
        await PressAsync(card, "moderator-1", "warn");

        var forged = await PressAsync(card, "moderator-2", "warn-form", new { words = "stop" });
        Assert.Equal((HttpStatusCode.NotFound, "button"), (forged.Status, forged.Field));
    }

    [Fact]
    public async Task A_button_that_the_message_does_not_carry_never_reaches_the_bot()
    {
        var card = await ShowCardAsync("forum");
        var plain = await Client.SayAsync("member-1", "no buttons here");

        Assert.Equal("button", (await PressAsync(card, "member-1", "expel")).Field);
        Assert.Equal(HttpStatusCode.NotFound, (await PressAsync(plain, "member-1", "claim")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PressAsync("local:99", "member-1", "claim")).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Client.PostAsync($"local/messages/{card}/press", new { @as = "member-1" })).Status
        );
        await PressAsync(card, "member-1", "claim");
        Assert.Equal("claim", (await Bot.NextAsync<ChatEvent.ButtonPressed>()).Button);
    }

    [Fact]
    public async Task A_card_that_somebody_cannot_see_does_not_exist_for_them()
    {
        var card = await ShowCardAsync("moderators");

        Assert.Equal(HttpStatusCode.NotFound, (await PressAsync(card, "member-1", "claim")).Status);
    }

    [Fact]
    public async Task A_button_from_before_the_card_was_rewritten_still_reaches_the_bot_which_says_what_has_happened()
    {
        var card = await ShowCardAsync("moderators");
        await Host.Platform.RewriteAsync(
            new("local:moderators"),
            new(card),
            new Post("Closed"),
            CancellationToken.None
        );

        Assert.NotEqual(HttpStatusCode.NotFound, (await PressAsync(card, "moderator-1", "claim")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PressAsync(card, "moderator-1", "never-there")).Status);
    }

    [Fact]
    public async Task A_bot_that_says_nothing_is_told_as_a_time_out()
    {
        var card = await ShowCardAsync("forum");

        Assert.Equal(HttpStatusCode.GatewayTimeout, (await PressAsync(card, "member-1", "silent")).Status);
    }

    [Fact]
    public async Task A_refusal_of_the_bot_is_a_problem_with_the_fresh_card_which_can_be_pressed()
    {
        var refused = await CommandAsync("moderator-1", "queue");

        Assert.Equal((HttpStatusCode.Conflict, "command"), (refused.Status, refused.Field));
        Assert.Equal("Nothing to do.", refused.Text("detail"));
        var fresh = refused.Body.GetProperty("fresh");
        Assert.Equal("Fresh", fresh.GetProperty("title").GetString());
        Assert.Equal(
            HttpStatusCode.OK,
            (await PressAsync(fresh.GetProperty("id").GetString()!, "moderator-1", "again")).Status
        );
    }

    [Fact]
    public async Task Commands_are_offered_by_role_with_what_they_take()
    {
        static IEnumerable<string?> Names(HttpAnswer answer) =>
            answer.Body.EnumerateArray().Select(each => each.GetProperty("name").GetString());

        Assert.Equal(["charter", "report"], Names(await Client.GetAnswerAsync("local/commands?as=member-1")));
        var offered = await Client.GetAnswerAsync("local/commands?as=moderator-1");
        Assert.Equal(["charter", "report", "queue", "case show"], Names(offered));
        Assert.Equal("Report to the moderators", offered.Body[1].GetProperty("messageMenu").GetString());
        Assert.Equal(
            "C4",
            offered.Body[1].GetProperty("options")[2].GetProperty("choices")[0].GetProperty("value").GetString()
        );
    }

    [Fact]
    public async Task A_command_reaches_the_bot_with_ids_in_full_and_without_what_was_left_empty()
    {
        var id = await Client.SayAsync("member-2", "words");
        var link = $"http://localhost:5080/?channel=forum#m{id[6..]}";

        var answer = await CommandAsync(
            "member-1",
            "report",
            new
            {
                member = "Member Two",
                message = link,
                clause = "C4",
                words = "",
                urgent = true,
            }
        );
        Assert.Equal($"/report member=local:member-2 message={id} clause=C4 urgent=true", answer.Text("text"));
        var fromMenu = await Client.PostAsync(
            "local/commands",
            new
            {
                @as = "member-1",
                channel = "forum",
                command = "report",
                options = new { clause = "C7" },
                message = id,
            }
        );
        Assert.Equal($"/report clause=C7 on {id}", fromMenu.Text("text"));
    }

    [Theory]
    [InlineData("member-1", "explode", """{}""", 404, "command")]
    [InlineData("member-1", "queue", """{}""", 403, "command")]
    [InlineData("member-1", "report", """{}""", 422, "clause")]
    [InlineData("member-1", "report", """{"clause":"C99"}""", 422, "clause")]
    [InlineData("member-1", "report", """{"clause":"C4","member":"Nobody"}""", 422, "member")]
    [InlineData("member-1", "report", """{"clause":"C4","member":"belong-bot"}""", 422, "member")]
    [InlineData("member-1", "report", """{"clause":"C4","message":"local:99"}""", 422, "message")]
    [InlineData("member-1", "report", """{"clause":"C4","urgent":"perhaps"}""", 422, "urgent")]
    [InlineData("member-1", "report", """{"clause":"C4","extra":"x"}""", 422, "extra")]
    [InlineData("member-1", "report", """{"clause":["C4"]}""", 400, "options")]
    [InlineData("moderator-1", "case show", """{"number":"three"}""", 422, "number")]
    [InlineData("moderator-1", "case show", """{"number":"-3"}""", 422, "number")]
    public async Task What_is_wrong_with_a_command_is_said_with_the_option_at_fault(
        string who,
        string command,
        string options,
        int status,
        string field
    )
    {
        var answer = await Client.PostRawAsync(
            "local/commands",
            $$"""{"as":"{{who}}","channel":"forum","command":"{{command}}","options":{{options}}}"""
        );

        Assert.Equal((status, field), ((int)answer.Status, answer.Field));
    }

    [Fact]
    public async Task An_option_that_is_too_long_and_a_target_that_is_not_taken_are_refused()
    {
        var id = await Client.SayAsync("member-2", "words");

        Assert.Equal("words", (await CommandAsync("member-1", "charter", new { words = new string('x', 101) })).Field);
        var target = await Client.PostAsync(
            "local/commands",
            new
            {
                @as = "member-1",
                channel = "forum",
                command = "charter",
                message = id,
            }
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "message"), (target.Status, target.Field));
    }

    private async Task<string> ShowCardAsync(string channel) =>
        (await Host.Platform.PostAsync(new("local:" + channel), Card, Guid.NewGuid(), CancellationToken.None)).Value;

    private Task<HttpAnswer> PressAsync(string id, string who, string button, object? values = null) =>
        Client.PostAsync(
            $"local/messages/{id}/press",
            new
            {
                @as = who,
                button,
                values,
            }
        );

    private Task<HttpAnswer> CommandAsync(string who, string command, object? options = null) =>
        Client.PostAsync(
            "local/commands",
            new
            {
                @as = who,
                channel = "forum",
                command,
                options,
            }
        );
}
