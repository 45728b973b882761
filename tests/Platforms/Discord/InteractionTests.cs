using Belong.Bot.Chat;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.World;
using Xunit;
using Interaction = Belong.FakeDiscord.Interactions.Interaction;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Presses, commands and forms are answered in time, however late the bot is.</summary>
public sealed class InteractionTests : IAsyncLifetime
{
    private static readonly Form Warn = new(
        "warn-form",
        "Warn",
        [
            new("words", "Words", FormFieldKind.Paragraph) { MaxLength = 50 },
            new("clause", "Clause", FormFieldKind.Choice) { Choices = [new("C4", "Offence"), new("C7", "Threat")] },
        ]
    )
    {
        Text = "What the member will read.",
    };

    private DiscordSubject _subject = null!;

    public async Task InitializeAsync() => _subject = await DiscordSubject.StartAsync();

    public async Task DisposeAsync()
    {
        var violations = _subject.Discord.Contract.Violations;
        await _subject.DisposeAsync();
        Assert.Empty(violations);
    }

    [Fact]
    public async Task A_bot_that_is_busy_says_in_time_that_the_answer_will_come_and_then_gives_it()
    {
        var asked = await InvokeAsync("queue");
        Assert.Equal((AnswerKind.DeferredMessage, false), (asked.Answer, asked.Failed));

        await ReplyAsync(Reply.Say("three cases wait"));
        await asked.SettledAsync(default);
        Assert.Equal("three cases wait", asked.Original!.Content);
        Assert.Equal(_subject.Town.Mod.User, asked.Original.EphemeralTo);
    }

    [Fact]
    public async Task A_bot_that_reads_nothing_at_all_still_acknowledges()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => InvokeAsync("queue")));

        Assert.All(asked, one => Assert.Equal(AnswerKind.DeferredMessage, one.Answer));
    }

    [Fact]
    public async Task A_form_in_time_is_opened_at_once_and_comes_back_filled_in()
    {
        var card = await CardAsync("case:1:warn:v1");
        var press = PressAsync(card, "case:1:warn:v1");
        await ReplyAsync(new Reply.OpenForm(Warn));
        var opened = await press;
        Assert.Equal(AnswerKind.Modal, opened.Answer);

        var sent = _subject.People.SubmitAsync(
            _subject.Town.Mod.User,
            opened,
            new Dictionary<string, string> { ["words"] = "Please stop.", ["clause"] = "C7" },
            default
        );
        var heard = await ReplyAsync(Reply.Say("warned"));
        Assert.Equal("warned", (await sent).Original!.Content);
        var form = Assert.IsType<ChatEvent.ButtonPressed>(heard);
        Assert.Equal("warn-form", form.Button);
        Assert.Equal(("Please stop.", "C7"), (form.Values!["words"], form.Values["clause"]));
    }

    [Fact]
    public async Task A_text_above_a_form_is_shown_whole_however_long_and_does_not_come_back_as_an_answer()
    {
        var text = string.Join("\n", Enumerable.Range(1, 1200).Select(line => $"line *{line}*"));
        var card = await CardAsync("case:1:delivered:v1");
        var press = PressAsync(card, "case:1:delivered:v1");
        await ReplyAsync(
            new Reply.OpenForm(
                new Form("delivered-form", "Delivered by " + "hand", [new("how", "How", FormFieldKind.Line)])
                {
                    Text = text,
                }
            )
        );
        var opened = await press;

        var shown = opened.Modal!["components"]!
            .AsArray()
            .Select(part => part!["component"]?["value"]?.GetValue<string>())
            .OfType<string>();
        Assert.Equal(text, string.Join("\n", shown));
        var sent = _subject.People.SubmitAsync(
            _subject.Town.Mod.User,
            opened,
            new Dictionary<string, string> { ["how"] = "by letter" },
            default
        );
        var heard = Assert.IsType<ChatEvent.ButtonPressed>(await ReplyAsync(Reply.Say("noted")));
        Assert.Equal("noted", (await sent).Original!.Content);
        Assert.Equal(new Dictionary<string, string> { ["how"] = "by letter" }, heard.Values);
    }

    [Fact]
    public async Task A_form_that_comes_too_late_waits_behind_a_button_that_opens_it_at_once()
    {
        var asked = await InvokeAsync("queue");
        Assert.Equal(AnswerKind.DeferredMessage, asked.Answer);
        await ReplyAsync(new Reply.OpenForm(Warn));
        await asked.SettledAsync(default);

        var opened = await _subject.People.PressAsync(
            _subject.Town.Mod.User,
            asked.Original!,
            "Open the form",
            default
        );
        Assert.Equal((AnswerKind.Modal, "warn-form"), (opened.Answer, opened.Modal!["custom_id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_button_of_a_form_from_before_a_restart_opens_no_other_form()
    {
        var before = await InvokeAsync("queue");
        await ReplyAsync(new Reply.OpenForm(Warn));
        await before.SettledAsync(default);
        await _subject.DisconnectAsync();
        await _subject.ConnectAsync();
        var after = await InvokeAsync("queue");
        await ReplyAsync(new Reply.OpenForm(Warn with { Id = "about somebody else" }));
        await after.SettledAsync(default);

        var pressed = await _subject.People.PressAsync(
            _subject.Town.Mod.User,
            before.Original!,
            "Open the form",
            default
        );
        Assert.Equal(AnswerKind.Message, pressed.Answer);
        Assert.Contains("no longer kept", pressed.Original!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_answers_a_form_waits_behind_a_button_too()
    {
        var card = await CardAsync("case:1:warn:v1");
        var press = PressAsync(card, "case:1:warn:v1");
        await ReplyAsync(new Reply.OpenForm(Warn));
        var sent = _subject.People.SubmitAsync(
            _subject.Town.Mod.User,
            await press,
            new Dictionary<string, string> { ["words"] = "a", ["clause"] = "C4" },
            default
        );
        await ReplyAsync(new Reply.OpenForm(Warn with { Id = "again" }));

        var again = await _subject.People.PressAsync(
            _subject.Town.Mod.User,
            (await sent).Original!,
            "Open the form",
            default
        );
        Assert.Equal("again", again.Modal!["custom_id"]!.GetValue<string>());
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
            Reply.Say(string.Join("\n", Enumerable.Range(0, 300).Select(line => $"clause {line} of the " + $"charter")))
        );
        var answered = await asked;

        await DiscordSubject.UntilAsync(() => answered.FollowUps.Count > 2);
        Assert.All(
            answered.FollowUps.Append(answered.Original!),
            message => Assert.Equal(_subject.Town.Mod.User, message.EphemeralTo)
        );
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_the_answer_comes_as_a_direct_message()
    {
        var asked = await InvokeAsync("queue");
        var heard = await _subject.NextAsync<ChatEvent.CommandInvoked>();
        _subject.Discord.Clock.Advance(TimeSpan.FromMinutes(16));

        await _subject.Platform.ReplyAsync(heard.Interaction.Id, Reply.Say("late"), default);

        Assert.Equal("late", Assert.Single(_subject.People.DirectMessages(_subject.Town.Mod.User)).Content);
        Assert.Null(asked.Original is { Content: "late" } ? asked : null);
    }

    [Fact]
    public async Task An_answer_whose_receipt_is_lost_is_given_once()
    {
        _subject.Discord.Faults.OnNextRequests(
            new RestFault(RestFaultKind.LostAnswer) { Method = "POST", Path = "/callback$" }
        );
        var asked = InvokeAsync("queue");
        await ReplyAsync(Reply.Say("once"));

        Assert.Equal("once", (await asked).Original!.Content);
    }

    [Fact]
    public async Task A_messages_menu_hands_over_the_message_with_its_words()
    {
        var message = _subject.People.Speak(_subject.Town.Bob, _subject.Town.General, "buy my course");
        var asked = _subject.People.InvokeOnAsync(
            _subject.Town.Alice.User,
            message,
            "Report to the " + "moderators",
            default
        );
        var heard = await _subject.NextAsync<ChatEvent.CommandInvoked>();
        _subject.People.Delete(message);
        await _subject.Platform.ReplyAsync(heard.Interaction.Id, Reply.Say("thank you"), default);
        await asked;

        Assert.Equal(("report", DiscordSubject.IdOf(message)), (heard.Command, heard.Target!.Value));
        var found = await _subject.Platform.FindMessageAsync(heard.Target.Value, default);
        Assert.Equal(("buy my course", true), (found!.Text, found.Deleted));
    }

    [Fact]
    public async Task Options_arrive_as_the_bot_knows_them()
    {
        var asked = _subject.People.InvokeAsync(
            _subject.Town.Alice.User,
            _subject.Town.General,
            "report",
            new Dictionary<string, string>
            {
                ["clause"] = "C4",
                ["member"] = _subject.Town.Bob.Id.ToString(),
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
                ("member", DiscordSubject.IdOf(_subject.Town.Bob).Value),
                ("urgent", "true"),
                ("words", "he shouts"),
            ],
            heard.Options.OrderBy(one => one.Key).Select(one => (one.Key, one.Value))
        );
        var number = _subject.People.InvokeAsync(
            _subject.Town.Mod.User,
            _subject.Town.General,
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
        await _subject.Platform.SendDirectAsync(
            DiscordSubject.IdOf(_subject.Town.Alice),
            new Post("please stop") { Buttons = [new("case:1:ack", "Acknowledge")] },
            Guid.NewGuid(),
            default
        );
        var notice = Assert.Single(_subject.People.DirectMessages(_subject.Town.Alice.User));
        var press = _subject.People.PressAsync(_subject.Town.Alice.User, notice, "case:1:ack", default);
        var heard = (ChatEvent.ButtonPressed)await ReplyAsync(Reply.Say("thank you"));

        Assert.Equal("thank you", (await press).Original!.Content);
        Assert.Equal(
            (DiscordSubject.IdOf(_subject.Town.Alice), true),
            (heard.Interaction.By.Id, heard.Interaction.By.Has(Roles.Member))
        );
    }

    private Task<Interaction> InvokeAsync(string command) =>
        _subject.People.InvokeAsync(
            _subject.Town.Mod.User,
            _subject.Town.General,
            command,
            new Dictionary<string, string>(),
            default
        );

    private Task<Interaction> PressAsync(Message card, string button) =>
        _subject.People.PressAsync(_subject.Town.Mod.User, card, button, default);

    private async Task<Message> CardAsync(string button)
    {
        var id = await _subject.Platform.PostAsync(
            DiscordSubject.IdOf(_subject.Town.ModeratorsChannel),
            new Post("a card") { Title = "Case 1", Buttons = [new(button, "Warn")] },
            Guid.NewGuid(),
            default
        );
        return _subject
            .People.Sees(_subject.Town.Mod.User, _subject.Town.ModeratorsChannel)
            .Single(message => DiscordSubject.IdOf(message) == id);
    }

    /// <summary>Answers the next press or command.</summary>
    private async Task<ChatEvent> ReplyAsync(Reply reply)
    {
        while (true)
        {
            var happened = await _subject.NextAsync<ChatEvent>();
            var interaction = happened switch
            {
                ChatEvent.ButtonPressed press => press.Interaction,
                ChatEvent.CommandInvoked command => command.Interaction,
                _ => null,
            };
            if (interaction is null)
                continue;
            await _subject.Platform.ReplyAsync(interaction.Id, reply, default);
            return happened;
        }
    }
}
