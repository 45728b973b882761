using Belong.Bot.Chat;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.Interactions;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Presses and commands are answered in time, however late the bot is.</summary>
public sealed class InteractionTests : InteractionTest
{
    [Fact]
    public async Task A_bot_that_is_busy_says_in_time_that_the_answer_will_come_and_then_gives_it()
    {
        var asked = await InvokeAsync("queue");
        Assert.Equal((AnswerKind.DeferredMessage, false), (asked.Answer, asked.Failed));

        await ReplyAsync(Reply.Say("three cases wait"));
        await asked.SettledAsync(default);
        Assert.Equal("three cases wait", asked.Original!.Content);
        Assert.Equal(Subject.Town.Mod.User, asked.Original.EphemeralTo);
    }

    [Fact]
    public async Task A_bot_that_reads_nothing_at_all_still_acknowledges()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => InvokeAsync("queue")));

        Assert.All(asked, one => Assert.Equal(AnswerKind.DeferredMessage, one.Answer));
    }

    [Fact]
    public async Task A_refusal_says_why_and_shows_the_card_as_it_stands()
    {
        var asked = InvokeAsync("queue");
        await ReplyAsync(
            new Reply.Refused(RefusalKind.Conflict, "Somebody was first.")
            {
                Fresh = new Post("Closed.") { Title = "Case 7", Buttons = [new("case:7:claim:v2", "Claim")] },
            }
        );

        var answer = (await asked).Original!;
        Assert.Equal("Somebody was first.", answer.Content);
        Assert.Equal("Case 7", answer.Embeds[0]!["title"]!.GetValue<string>());
        Assert.Single(answer.Components);
    }

    [Fact]
    public async Task A_long_answer_comes_in_several_messages_that_only_the_presser_sees()
    {
        var asked = InvokeAsync("queue");
        await ReplyAsync(
            Reply.Say(string.Join("\n", Enumerable.Range(0, 300).Select(line => $"clause {line} of the charter")))
        );
        var answered = await asked;

        await DiscordSubject.UntilAsync(() => answered.FollowUps.Count > 2);
        Assert.All(
            answered.FollowUps.Append(answered.Original!),
            message => Assert.Equal(Subject.Town.Mod.User, message.EphemeralTo)
        );
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_the_answer_comes_as_a_direct_message()
    {
        var asked = await InvokeAsync("queue");
        var heard = await Subject.NextAsync<ChatEvent.CommandInvoked>();
        Subject.Discord.Clock.Advance(TimeSpan.FromMinutes(16));

        await Subject.Platform.ReplyAsync(heard.Interaction.Id, Reply.Say("late"), default);

        Assert.Equal("late", Assert.Single(Subject.People.DirectMessages(Subject.Town.Mod.User)).Content);
        Assert.Null(asked.Original is { Content: "late" } ? asked : null);
    }

    [Fact]
    public async Task An_answer_whose_receipt_is_lost_is_given_once()
    {
        Subject.Discord.Faults.OnNextRequests(
            new RestFault(RestFaultKind.LostAnswer) { Method = "POST", Path = "/callback$" }
        );
        var asked = InvokeAsync("queue");
        await ReplyAsync(Reply.Say("once"));

        Assert.Equal("once", (await asked).Original!.Content);
    }

    [Fact]
    public async Task A_messages_menu_hands_over_the_message_with_its_words()
    {
        var message = Subject.People.Speak(Subject.Town.Bob, Subject.Town.General, "buy my course");
        var asked = Subject.People.InvokeOnAsync(Subject.Town.Alice.User, message, "Report to the moderators", default);
        var heard = await Subject.NextAsync<ChatEvent.CommandInvoked>();
        Subject.People.Delete(message);
        await Subject.Platform.ReplyAsync(heard.Interaction.Id, Reply.Say("thank you"), default);
        await asked;

        Assert.Equal(("report", DiscordSubject.IdOf(message)), (heard.Command, heard.Target!.Value));
        var found = await Subject.Platform.FindMessageAsync(heard.Target.Value, default);
        Assert.Equal(("buy my course", true), (found!.Text, found.Deleted));
    }

    [Fact]
    public async Task Options_arrive_as_the_bot_knows_them()
    {
        var asked = Subject.People.InvokeAsync(
            Subject.Town.Alice.User,
            Subject.Town.General,
            "report",
            new Dictionary<string, string>
            {
                ["clause"] = "C4",
                ["member"] = Subject.Town.Bob.Id.ToString(),
                ["urgent"] = "true",
                ["words"] = "he shouts",
            },
            default
        );
        var heard = (ChatEvent.CommandInvoked)await ReplyAsync(Reply.Say("ok"));
        await asked;

        Assert.Equal(
            [
                ("clause", "C4"),
                ("member", DiscordSubject.IdOf(Subject.Town.Bob).Value),
                ("urgent", "true"),
                ("words", "he shouts"),
            ],
            heard.Options.OrderBy(one => one.Key).Select(one => (one.Key, one.Value))
        );
        var number = Subject.People.InvokeAsync(
            Subject.Town.Mod.User,
            Subject.Town.General,
            "case show",
            new Dictionary<string, string> { ["number"] = "7" },
            default
        );
        heard = (ChatEvent.CommandInvoked)await ReplyAsync(Reply.Say("ok"));
        await number;
        Assert.Equal(("case show", "7"), (heard.Command, heard.Options["number"]));
    }

    [Fact]
    public async Task A_button_in_a_direct_message_is_heard_of_whoever_pressed_it()
    {
        await Subject.Platform.SendDirectAsync(
            DiscordSubject.IdOf(Subject.Town.Alice),
            new Post("please stop") { Buttons = [new("case:1:ack", "Acknowledge")] },
            Guid.NewGuid(),
            default
        );
        var notice = Assert.Single(Subject.People.DirectMessages(Subject.Town.Alice.User));
        var press = Subject.People.PressAsync(Subject.Town.Alice.User, notice, "case:1:ack", default);
        var heard = (ChatEvent.ButtonPressed)await ReplyAsync(Reply.Say("thank you"));

        Assert.Equal("thank you", (await press).Original!.Content);
        Assert.Equal(
            (DiscordSubject.IdOf(Subject.Town.Alice), true),
            (heard.Interaction.By.Id, heard.Interaction.By.Has(Roles.Member))
        );
    }
}
