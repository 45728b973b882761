using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Desk;

/// <summary>What somebody who reports is told at once, and when they ask.</summary>
public sealed class ReportTests
{
    [Fact]
    public async Task A_receipt_says_whether_somebody_is_on_duty_and_who_learns_the_name()
    {
        await using var story = await DeskStory.BeginAsync();

        story.Write("In office hours", await ReportAsync(story));
        story.Write("Not confidential", await ReportAsync(story, ("confidential", "false")));
        await story.AfterAsync(TimeSpan.FromHours(12));
        story.Write("At night", await ReportAsync(story));
        story.Write(
            "About Belong itself",
            await story.TypeAsync(Bo, "report", ("clause", "C30"), ("words", "No answer for weeks."))
        );

        story.Matches();
    }

    [Fact]
    public async Task A_report_that_cannot_be_taken()
    {
        await using var story = await DeskStory.BeginAsync();
        story.Platform.Say(Said(Bo, "m1", "My own words.", -1));
        story.Platform.Say(Said(Ash, "m2", "A card.", -1) with { ByBot = true });

        story.Write("About oneself", await story.TypeAsync(Bo, "report", ("member", "Bo"), ("clause", "C1")));
        story.Write("One's own message", await story.TypeAsync(Bo, "report", ("message", "test:m1"), ("clause", "C1")));
        story.Write("The bot's message", await story.TypeAsync(Bo, "report", ("message", "test:m2"), ("clause", "C1")));
        story.Write("No such message", await story.TypeAsync(Bo, "report", ("message", "test:m3"), ("clause", "C1")));
        story.Write("About nobody", await story.TypeAsync(Bo, "report", ("clause", "C1")));
        story.Write("About somebody unknown", await story.TypeAsync(Bo, "report", ("member", "Zed"), ("clause", "C1")));
        story.Write("Without a clause", await story.TypeAsync(Bo, "report", ("member", "Ash")));
        story.Write(
            "A clause that is none to report under",
            await story.PressIdAsync(Bo, "report:", Filled(("member", "Ash"), ("clause", "C3")))
        );
        story.Write(
            "A field that nobody asked for",
            await story.PressIdAsync(Bo, "report:", Filled(("member", "Ash"), ("clause", "C1"), ("colour", "red")))
        );

        story.Matches();
    }

    [Fact]
    public async Task After_twenty_within_an_hour_what_is_left_goes_into_one_mail()
    {
        await using var story = await DeskStory.BeginAsync();
        for (var number = 1; number <= 20; number++)
            Assert.IsType<Reply.Message>(await ReportAsync(story));

        story.Write("The next", await ReportAsync(story));
        await story.AfterAsync(TimeSpan.FromMinutes(61));
        story.Write("An hour later", await ReportAsync(story));

        story.Matches();
    }

    [Fact]
    public async Task My_reports_from_receipt_to_outcome()
    {
        await using var story = await DeskStory.BeginAsync();
        story.Write("Before the first", await story.TypeAsync(Bo, "my reports"));
        await ReportAsync(story);
        await WriteAsync("Received");
        await story.PressAsync(Mira, "Claim");
        await WriteAsync("Claimed");
        await story.FillInAsync(Mira, "Warn");
        await WriteAsync("Decided");
        await story.CarryOutAsync();
        await WriteAsync("Closed");
        await ReportAsync(story);
        await story.PressIdAsync(Mira, "case:2:dismiss", Filled(("reason", "Nothing in it.")));
        await story.CarryOutAsync();
        await WriteAsync("And another, dismissed");

        story.Matches();

        async Task WriteAsync(string when) => story.Write(when, await story.TypeAsync(Bo, "my reports"));
    }

    private static Task<Reply> ReportAsync(DeskStory story, params (string Option, string Value)[] further) =>
        story.TypeAsync(Bo, "report", [("member", "Ash"), ("clause", "C1"), ("words", "At the meeting."), .. further]);
}
