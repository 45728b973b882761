using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Desk;

/// <summary>The card of a case with a time-out, and of one in which somebody acted past the law.</summary>
public sealed class MeasureCardTests
{
    [Fact]
    public async Task A_time_out_for_an_hour()
    {
        await using var story = await FlaggedAsync();

        story.Write("Mira times out", await story.FillInAsync(Mira, "Time out", ("for", "1h")));
        await story.WriteCardAsync();
        await story.CarryOutAsync();
        await story.WriteCardAsync();
        await story.AfterAsync(TimeSpan.FromHours(2));

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_time_out_for_a_week_that_a_second_person_confirms_and_a_third_lifts()
    {
        await using var story = await FlaggedAsync();

        story.Write("Mira times out", await story.FillInAsync(Mira, "Time out", ("for", "7d")));
        await story.CarryOutAsync();
        await story.WriteCardAsync();
        story.Write("Noor confirms", await story.PressAsync(Noor, "Confirm time-out"));
        await story.CarryOutAsync();
        await story.WriteCardAsync();
        story.Write("Odell lifts", await story.PressAsync(Odell, "Lift time-out"));
        await story.WriteCardAsync();
        await story.CarryOutAsync();

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_time_out_that_the_platform_refuses()
    {
        await using var story = await FlaggedAsync();
        story.Platform.Before = deed =>
            deed.StartsWith("time out", StringComparison.Ordinal)
                ? throw new PlatformException(PlatformFault.Forbidden, "The bot's role is below Ash's.")
                : Task.CompletedTask;

        await story.FillInAsync(Mira, "Time out");
        await story.CarryOutAsync();

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_ban_by_hand_until_a_second_person_has_approved_it()
    {
        await using var story = await DeskStory.BeginAsync();

        await story.ByHandAsync(Mira, Ash, HandSanction.Ban, "enough", "test:h1");
        await story.WriteCardAsync();
        await story.CarryOutAsync();
        story.WriteMail();
        story.Write("Mira presses Give the reason", await story.PressAsync(Mira, "Give the reason"));
        story.Write(
            "Mira gives it",
            await story.FillInAsync(Mira, "Give the reason", ("clause", "C7"), ("reason", "A threat in the call."))
        );
        await story.WriteCardAsync();
        story.Write("Noor approves", await story.PressAsync(Noor, "Approve expulsion"));
        story.Platform.Stand(Ash.Id, new MemberStanding(false, true, false, null));
        await story.CarryOutAsync();

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task Whatever_is_done_by_hand_has_a_name_on_the_card()
    {
        await using var story = await DeskStory.BeginAsync();
        foreach (var kind in Enum.GetValues<HandSanction>())
            await story.ByHandAsync(Mira, Ash, kind, kind == HandSanction.Kick ? null : "enough", $"test:{kind}");

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_time_out_by_hand_with_its_reason_and_then_dismissed()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.ByHandAsync(Mira, Ash, HandSanction.TimeOut, null, "test:h1");

        story.Write("Mira gives a reason", await story.FillInAsync(Mira, "Give the reason", ("reason", "Shouting.")));
        await story.WriteCardAsync();
        story.Write("Noor dismisses", await story.FillInAsync(Noor, "Dismiss", ("reason", "A mistake.")));
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
}
