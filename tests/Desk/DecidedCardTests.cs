using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Desk;

/// <summary>The card from a decision to the end of the case, and what whoever decided is told.</summary>
public sealed class DecidedCardTests
{
    [Fact]
    public async Task A_dismissed_case()
    {
        await using var story = await FlaggedAsync();

        story.Write(
            "Mira dismisses",
            await story.FillInAsync(Mira, "Dismiss", ("disposition", "Repaired"), ("reason", "They made up."))
        );

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_reminder()
    {
        await using var story = await FlaggedAsync();

        story.Write("Mira reminds", await story.FillInAsync(Mira, "Remind", ("clause", "M2i")));

        await story.WriteCardAsync();
        await story.CarryOutAsync();
        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_warning_that_cannot_be_delivered_and_is_given_by_hand()
    {
        await using var story = await FlaggedAsync();
        story.Platform.Before = deed =>
            deed.StartsWith("direct", StringComparison.Ordinal)
                ? throw new PlatformException(PlatformFault.Undeliverable, "Ash accepts no direct messages.")
                : Task.CompletedTask;

        story.Write("Mira warns", await story.FillInAsync(Mira, "Warn", ("words", "Please stop.")));
        await story.WriteCardAsync();
        await story.CarryOutAsync();

        await story.WriteCardAsync();
        story.Write("Mira presses Delivered by hand", await story.PressAsync(Mira, "Delivered by hand"));
        story.Write("Mira tries again", await story.PressAsync(Mira, "Try again"));
        await story.CarryOutAsync();
        story.Write(
            "Mira delivers it",
            await story.FillInAsync(Mira, "Delivered by hand", ("how", "In person, on Tuesday."))
        );
        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_request_to_cease_from_its_notice_to_its_acknowledgement()
    {
        await using var story = await FlaggedAsync();

        story.Write("Mira asks to cease", await story.FillInAsync(Mira, "Request to cease"));
        await story.WriteCardAsync();
        await story.CarryOutAsync();
        await story.WriteCardAsync();
        await story.AfterAsync(TimeSpan.FromHours(73));
        await story.WriteCardAsync();
        story.Write("Ash acknowledges", await story.PressAsync(Ash, "Acknowledge"));

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task An_expulsion_from_its_proposal_to_its_verification()
    {
        await using var story = await FlaggedAsync();

        story.Write(
            "Mira proposes",
            await story.FillInAsync(Mira, "Propose expulsion", ("reason", "The third time."), ("how", "ban"))
        );
        await story.WriteCardAsync();
        story.Write("Noor approves", await story.PressAsync(Noor, "Approve expulsion"));
        await story.WriteCardAsync();
        await story.CarryOutAsync();

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_proposal_that_is_rejected()
    {
        await using var story = await FlaggedAsync();
        await story.FillInAsync(Mira, "Propose expulsion", ("reason", "The third time."));

        story.Write("Noor rejects", await story.FillInAsync(Noor, "Reject proposal", ("reason", "Too much.")));

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_removal_that_the_platform_refuses()
    {
        await using var story = await FlaggedAsync();
        story.Platform.Before = deed =>
            deed.StartsWith("remove", StringComparison.Ordinal)
                ? throw new PlatformException(PlatformFault.Forbidden, "The bot's role is below Ash's.")
                : Task.CompletedTask;
        await story.FillInAsync(Mira, "Propose expulsion", ("reason", "The third time."));
        await story.PressAsync(Noor, "Approve expulsion");

        await story.CarryOutAsync();

        await story.WriteCardAsync();
        story.Platform.Before = _ => Task.CompletedTask;
        story.Write("Noor tries again", await story.PressAsync(Noor, "Try again"));
        await story.CarryOutAsync();
        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_hidden_message_that_nobody_decides_about_comes_back()
    {
        await using var story = await FlaggedAsync();

        story.Write("Mira hides", await story.PressAsync(Mira, "Hide"));
        await story.CarryOutAsync();
        await story.WriteCardAsync();
        await story.AfterAsync(TimeSpan.FromHours(73));
        await story.CarryOutAsync();

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_hidden_message_is_restored_by_a_moderator()
    {
        await using var story = await FlaggedAsync();
        await story.PressAsync(Mira, "Hide");
        await story.CarryOutAsync();

        story.Write("Noor restores", await story.PressAsync(Noor, "Restore message"));
        await story.CarryOutAsync();

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task An_appeal_that_is_upheld_takes_the_expulsion_back()
    {
        await using var story = await ExpelledAsync();

        story.Write(
            "Odell hears the appeal",
            await story.TypeAsync(
                Odell,
                "case appeal",
                ("case", "1"),
                ("outcome", "upheld"),
                ("reason", "The words were quoted.")
            )
        );
        await story.WriteCardAsync();
        await story.CarryOutAsync();

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task An_appeal_that_is_rejected_leaves_the_expulsion()
    {
        await using var story = await ExpelledAsync();

        story.Write(
            "Odell hears the appeal",
            await story.TypeAsync(
                Odell,
                "case appeal",
                ("case", "1"),
                ("outcome", "rejected"),
                ("reason", "It was no quotation.")
            )
        );
        await story.CarryOutAsync();

        await story.WriteCardAsync();
        story.Matches();
    }

    private static async Task<DeskStory> FlaggedAsync()
    {
        var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        return story;
    }

    private static async Task<DeskStory> ExpelledAsync()
    {
        var story = await FlaggedAsync();
        await story.FillInAsync(Mira, "Propose expulsion", ("reason", "The third time."), ("how", "access"));
        await story.PressAsync(Noor, "Approve expulsion");
        await story.CarryOutAsync();
        return story;
    }
}
