using Belong.Bot.Chat;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.World;
using Xunit;
using Interaction = Belong.FakeDiscord.Interactions.Interaction;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Forms are opened in time, or wait behind a button that opens them.</summary>
public sealed class FormTests : InteractionTest
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

    [Fact]
    public async Task A_form_in_time_is_opened_at_once_and_comes_back_filled_in()
    {
        var card = await CardAsync("case:1:warn:v1");
        var press = PressAsync(card, "case:1:warn:v1");
        await ReplyAsync(new Reply.OpenForm(Warn));
        var opened = await press;
        Assert.Equal(AnswerKind.Modal, opened.Answer);

        var sent = Subject.People.SubmitAsync(
            Subject.Town.Mod.User,
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
                new Form("delivered-form", "Delivered by hand", [new("how", "How", FormFieldKind.Line)]) { Text = text }
            )
        );
        var opened = await press;

        var shown = opened.Modal!["components"]!
            .AsArray()
            .Select(part => part!["component"]?["value"]?.GetValue<string>())
            .OfType<string>();
        Assert.Equal(text, string.Join("\n", shown));
        var sent = Subject.People.SubmitAsync(
            Subject.Town.Mod.User,
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

        var opened = await Subject.People.PressAsync(Subject.Town.Mod.User, asked.Original!, "Open the form", default);
        Assert.Equal((AnswerKind.Modal, "warn-form"), (opened.Answer, opened.Modal!["custom_id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_button_of_a_form_from_before_a_restart_opens_no_other_form()
    {
        var before = await InvokeAsync("queue");
        await ReplyAsync(new Reply.OpenForm(Warn));
        await before.SettledAsync(default);
        await Subject.DisconnectAsync();
        await Subject.ConnectAsync();
        var after = await InvokeAsync("queue");
        await ReplyAsync(new Reply.OpenForm(Warn with { Id = "about somebody else" }));
        await after.SettledAsync(default);

        var pressed = await Subject.People.PressAsync(
            Subject.Town.Mod.User,
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
        var sent = Subject.People.SubmitAsync(
            Subject.Town.Mod.User,
            await press,
            new Dictionary<string, string> { ["words"] = "a", ["clause"] = "C4" },
            default
        );
        await ReplyAsync(new Reply.OpenForm(Warn with { Id = "again" }));

        var again = await Subject.People.PressAsync(
            Subject.Town.Mod.User,
            (await sent).Original!,
            "Open the form",
            default
        );
        Assert.Equal("again", again.Modal!["custom_id"]!.GetValue<string>());
    }

    private Task<Interaction> PressAsync(Message card, string button) =>
        Subject.People.PressAsync(Subject.Town.Mod.User, card, button, default);

    private async Task<Message> CardAsync(string button)
    {
        var id = await Subject.Platform.PostAsync(
            DiscordSubject.IdOf(Subject.Town.ModeratorsChannel),
            new Post("a card") { Title = "Case 1", Buttons = [new(button, "Warn")] },
            Guid.NewGuid(),
            default
        );
        return Subject
            .People.Sees(Subject.Town.Mod.User, Subject.Town.ModeratorsChannel)
            .Single(message => DiscordSubject.IdOf(message) == id);
    }
}
