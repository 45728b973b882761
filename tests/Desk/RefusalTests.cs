using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Desk;

/// <summary>How people are told no: why, and what to do instead.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task Every_refusal_of_the_law_has_a_sentence()
    {
        await using var story = await DeskStory.BeginAsync();

        foreach (var refusal in Enum.GetValues<Refusal>())
            story.Write($"{refusal}", new Reply.Refused(Wording.KindOf(refusal), Wording.Say(refusal)));

        story.Matches();
    }

    [Fact]
    public async Task Whoever_may_not_work_a_case_learns_nothing_of_it()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Mira, Insult());
        await story.TypeAsync(Odell, "report", ("member", "Mira"), ("clause", "C1"));

        story.Write("Mira, whom it is about", await story.PressIdAsync(Mira, "case:1:warn:v1"));
        story.Write("Noor, who works another queue", await story.PressIdAsync(Noor, "case:1:warn:v1"));
        story.Write("Odell, who reported it", await story.PressIdAsync(Odell, "case:1:dismiss:v2"));
        story.Write("Ash, a member", await story.PressIdAsync(Ash, "case:1:claim:v2"));
        story.Write("Mira types /case show", await story.TypeAsync(Mira, "case show", ("case", "1")));
        story.Write("Nobody's case", await story.TypeAsync(Mira, "case show", ("case", "7")));

        story.Matches();
    }

    [Fact]
    public async Task A_press_on_an_outdated_card_is_shown_the_new_one_and_keeps_the_words()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        await story.PressAsync(Noor, "Claim");

        story.Write("Mira presses Warn on the old card", await story.PressIdAsync(Mira, "case:1:warn:v1"));
        story.Write(
            "Mira sends the form that she had open",
            await story.PressIdAsync(Mira, "case:1:warn:v1", Filled(("words", "Please stop."), ("clause", "C1")))
        );
        await story.FlagAsync(Ash, Insult("m2"));
        story.Write("Noor presses Hide on the old card", await story.PressIdAsync(Noor, "case:1:hide:v2"));

        story.Matches();
    }

    [Fact]
    public async Task The_law_refuses_with_a_fresh_card()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        await story.PressAsync(Noor, "Claim");

        story.Write("Mira warns in Noor's case", await story.FillInAsync(Mira, "Warn"));

        story.Matches();
    }

    [Fact]
    public async Task Nobody_approves_their_own_proposal_or_hears_an_appeal_against_their_own_decision()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        await story.FillInAsync(Odell, "Propose expulsion", ("reason", "The third time."));

        story.Write("Odell approves", await story.PressAsync(Odell, "Approve expulsion"));
        await story.PressAsync(Noor, "Approve expulsion");
        await story.CarryOutAsync();
        story.Write(
            "Odell hears the appeal",
            await story.TypeAsync(Odell, "case appeal", ("case", "1"), ("outcome", "rejected"), ("reason", "No."))
        );

        story.Matches();
    }

    [Fact]
    public async Task An_acknowledgement_by_somebody_else_and_a_second_one_show_no_card()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        await story.FillInAsync(Mira, "Request to cease");
        await story.CarryOutAsync();

        story.Write("Bo acknowledges", await story.PressIdAsync(Bo, "case:1:acknowledge"));
        await story.PressIdAsync(Ash, "case:1:acknowledge");
        story.Write("Ash acknowledges again", await story.PressIdAsync(Ash, "case:1:acknowledge"));

        story.Matches();
    }

    [Fact]
    public async Task Words_that_name_or_quote_whoever_reported_are_held_back()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.TypeAsync(
            Bo,
            "report",
            ("member", "Ash"),
            ("clause", "C1"),
            ("words", "He follows me home after every meeting."),
            ("behalf", "Kit Marlow")
        );

        story.Write("A name", await story.FillInAsync(Mira, "Warn", ("words", "Leave bo alone.")));
        story.Write("A name of nobody here", await story.FillInAsync(Mira, "Warn", ("words", "Kit Marlow said so.")));
        story.Write(
            "A quotation",
            await story.FillInAsync(Mira, "Warn", ("words", "You follow ME home after every meeting!"))
        );
        story.Write(
            "By command",
            await story.TypeAsync(Mira, "warn", ("member", "Ash"), ("clause", "C1"), ("words", "Leave Bo alone."))
        );
        story.Write("Their own words", await story.FillInAsync(Mira, "Warn", ("words", "Keep away from people.")));

        story.Matches();
    }

    [Fact]
    public async Task What_is_beyond_the_rank_is_refused_in_the_platforms_words()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        story.Platform.Barrier = (act, _) => $"Ash owns this community, so nobody may do this here: {act}.";

        story.Write("Mira times out", await story.FillInAsync(Mira, "Time out"));
        story.Write(
            "Mira proposes a kick",
            await story.FillInAsync(Mira, "Propose expulsion", ("reason", "So."), ("how", "kick"))
        );
        story.Platform.Barrier = (_, _) => throw new PlatformException(PlatformFault.Transient, "outage");
        story.Write("The platform does not answer", await story.FillInAsync(Mira, "Time out"));
        story.Platform.Capabilities = new PlatformCapabilities(false, false, false, false, new HashSet<Removal>());
        story.Write("There are no time-outs", await story.PressIdAsync(Mira, "case:1:timeout", Filled()));
        story.Write("There is no removing", await story.PressIdAsync(Mira, "case:1:expel", Filled(("reason", "So."))));

        story.Matches();
    }

    [Fact]
    public async Task A_button_that_this_bot_did_not_write()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());

        string[] ids = ["", "case:1:fire:v1", "case:-1:warn:v1", "case:1:warn:v1:v1", "case:1:WARN", "case:9:warn"];
        foreach (var id in ids)
            story.Write($"'{id}'", await story.PressIdAsync(Mira, id));

        story.Matches();
    }

    [Fact]
    public async Task A_command_that_is_not_theirs_or_is_filled_in_wrongly()
    {
        await using var story = await DeskStory.BeginAsync();

        story.Write("Ash types /queue", await story.TypeAsync(Ash, "queue"));
        story.Write("Ash types /fire", await story.TypeAsync(Ash, "fire"));
        story.Write("An option that there is not", await story.TypeAsync(Mira, "warn", ("who", "Ash")));
        story.Write("An option of none", await story.TypeAsync(Mira, "queue", ("who", "Ash")));
        story.Write("An option is missing", await story.TypeAsync(Mira, "warn", ("member", "Ash")));
        story.Write("Not a number", await story.TypeAsync(Mira, "case show", ("case", "one")));
        story.Write("Neither true nor false", await story.TypeAsync(Ash, "report", ("confidential", "maybe")));
        story.Write(
            "None of the choices",
            await story.TypeAsync(Mira, "timeout", ("member", "Ash"), ("clause", "C1"), ("for", "2h"))
        );
        story.Write("Too long", await story.TypeAsync(Ash, "charter", ("words", new string('x', 201))));
        story.Write("Nobody of this name", await story.TypeAsync(Mira, "warn", ("member", "Zed"), ("clause", "C1")));
        story.Write("No such clause", await story.TypeAsync(Mira, "warn", ("member", "Ash"), ("clause", "C99")));
        story.Write("A duty of the staff", await story.TypeAsync(Mira, "warn", ("member", "Ash"), ("clause", "C3")));
        story.Write(
            "Contact with nobody",
            await story.TypeAsync(Mira, "cease", ("member", "Ash"), ("clause", "C8"), ("towards", "Zed"))
        );
        story.Write(
            "Contact with oneself",
            await story.TypeAsync(Mira, "cease", ("member", "Ash"), ("clause", "C8"), ("towards", "Ash"))
        );

        story.Matches();
    }
}
