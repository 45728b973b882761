using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Desk;

/// <summary>The forms that buttons and commands open, and what is said of one that cannot be taken as it is.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("Dismiss")]
    [InlineData("Remind")]
    [InlineData("Warn")]
    [InlineData("Request to cease")]
    [InlineData("Time out")]
    [InlineData("Propose expulsion")]
    [InlineData("Note")]
    public async Task A_button_of_an_open_case_opens_its_form(string button)
    {
        await using var story = await FlaggedAsync();

        story.Write($"Mira presses {button}", await story.PressAsync(Mira, button));

        story.Matches(button);
    }

    [Fact]
    public async Task Where_there_is_one_way_to_remove_nobody_is_asked_how()
    {
        await using var story = await FlaggedAsync();
        story.Platform.Capabilities = story.Platform.Capabilities with
        {
            Removals = new HashSet<Removal> { Removal.Kick },
        };

        story.Write("Mira presses Propose expulsion", await story.PressAsync(Mira, "Propose expulsion"));

        story.Matches();
    }

    [Fact]
    public async Task Rejecting_a_proposal_asks_why()
    {
        await using var story = await FlaggedAsync();
        await story.FillInAsync(Mira, "Propose expulsion", ("reason", "The third time."));

        story.Write("Noor presses Reject proposal", await story.PressAsync(Noor, "Reject proposal"));

        story.Matches();
    }

    [Fact]
    public async Task Whatever_needs_no_words_opens_no_form()
    {
        await using var story = await FlaggedAsync();

        foreach (var button in new[] { "Claim", "Hide" })
            Assert.IsType<Reply.Message>(await story.PressAsync(Mira, button));
    }

    [Fact]
    public async Task A_report_of_a_message_and_one_of_whatever_it_names()
    {
        await using var story = await FlaggedAsync();

        story.Write("Bo uses the menu of a message", await story.UseMenuAsync(Bo, "report", new MessageId("test:m1")));
        story.Write("Bo types /report", await story.TypeAsync(Bo, "report"));

        story.Matches();
    }

    [Fact]
    public async Task A_field_that_cannot_be_taken_is_named_with_the_remedy()
    {
        await using var story = await FlaggedAsync();

        story.Write("A reason is missing", await story.FillInAsync(Mira, "Dismiss", ("reason", "  ")));
        story.Write(
            "An outcome that there is not",
            await story.FillInAsync(Mira, "Dismiss", ("disposition", "Warning"), ("reason", "So."))
        );
        story.Write("Too many words", await story.FillInAsync(Mira, "Warn", ("words", new string('x', 1001))));
        story.Write("A clause that there is not", await story.FillInAsync(Mira, "Warn", ("clause", "C99")));
        story.Write("A field that nobody asked for", await story.FillInAsync(Mira, "Warn", ("reason", "So.")));
        story.Write(
            "Contact with nobody",
            await story.FillInAsync(Mira, "Request to cease", ("clause", "C8"), ("towards", "Zed"))
        );
        story.Write(
            "Contact with oneself",
            await story.FillInAsync(Mira, "Request to cease", ("clause", "C8"), ("towards", "Ash"))
        );
        story.Write("A span that there is not", await story.FillInAsync(Mira, "Time out", ("for", "2h")));
        story.Write(
            "A way that there is not",
            await story.FillInAsync(Mira, "Propose expulsion", ("reason", "So."), ("how", "fire"))
        );

        story.Matches();
    }

    private static async Task<DeskStory> FlaggedAsync()
    {
        var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        return story;
    }
}
