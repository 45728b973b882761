using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Desk;

/// <summary>What members are sent: whoever a case is about, and whoever reported.</summary>
public sealed class NoticeTests
{
    [Fact]
    public Task A_reminder() => ToldAsync(story => story.FillInAsync(Mira, "Remind", ("words", "Easy does it.")));

    [Fact]
    public Task A_warning() => ToldAsync(story => story.FillInAsync(Mira, "Warn", ("words", "Please stop.")));

    [Fact]
    public Task A_request_to_cease_with_its_deadline() =>
        ToldAsync(story => story.FillInAsync(Mira, "Request to cease", ("words", "Please stop.")));

    [Fact]
    public Task A_request_to_cease_contact_with_one_member() =>
        ToldAsync(story => story.FillInAsync(Mira, "Request to cease", ("clause", "C8"), ("towards", "Bo")));

    [Fact]
    public Task An_expulsion() =>
        ToldAsync(async story =>
        {
            await story.FillInAsync(Mira, "Propose expulsion", ("reason", "The third time."));
            await story.PressAsync(Noor, "Approve expulsion");
        });

    [Fact]
    public Task A_time_out() =>
        ToldAsync(story => story.FillInAsync(Mira, "Time out", ("for", "3d"), ("words", "Sleep on it.")));

    [Fact]
    public Task A_time_out_that_was_over_before_it_could_be_told() =>
        ToldAsync(async story =>
        {
            story.Platform.Before = deed =>
                deed.StartsWith("direct", StringComparison.Ordinal)
                    ? throw new PlatformException(PlatformFault.Transient, "outage")
                    {
                        RetryAfter = TimeSpan.FromHours(2),
                    }
                    : Task.CompletedTask;
            await story.FillInAsync(Mira, "Time out", ("for", "1h"));
            await story.CarryOutAsync();
            story.Platform.Before = _ => Task.CompletedTask;
            await story.AfterAsync(TimeSpan.FromHours(3));
        });

    [Fact]
    public Task An_appeal_upheld() => ToldAsync(story => AppealAsync(story, "upheld"));

    [Fact]
    public Task An_appeal_rejected() => ToldAsync(story => AppealAsync(story, "rejected"));

    [Fact]
    public async Task What_was_only_reported_says_so()
    {
        await using var story = await DeskStory.BeginAsync();
        story.Platform.Say(Said(Ash, "m1", "Nobody wants you here.", -5));
        await story.TypeAsync(Bo, "report", ("message", "test:m1"), ("clause", "C1"));

        await story.FillInAsync(Mira, "Warn");
        await story.CarryOutAsync();

        story.WriteMail();
        story.Matches();
    }

    [Fact]
    public async Task A_warning_by_command_without_any_evidence()
    {
        await using var story = await DeskStory.BeginAsync();

        story.Write(
            "Mira warns",
            await story.TypeAsync(Mira, "warn", ("member", "Ash"), ("clause", "c1"), ("words", "In the hall."))
        );
        await story.CarryOutAsync();

        story.WriteMail();
        story.Matches();
    }

    [Theory]
    [InlineData("NoViolation")]
    [InlineData("Duplicate")]
    [InlineData("OutsideScope")]
    [InlineData("Repaired")]
    public async Task The_outcome_of_a_report_that_was_dismissed(string disposition)
    {
        await using var story = await ReportedAsync();

        await story.FillInAsync(Mira, "Dismiss", ("disposition", disposition), ("reason", "Looked at."));
        await story.CarryOutAsync();

        story.WriteMail();
        story.Matches(disposition);
    }

    [Fact]
    public async Task The_outcome_of_a_report_is_the_same_whatever_the_sanction_was()
    {
        List<string> outcomes = [];
        foreach (var sanction in new[] { "Remind", "Warn" })
        {
            await using var story = await ReportedAsync();
            await story.FillInAsync(Mira, sanction);
            await story.CarryOutAsync();
            outcomes.Add(PlainText.Of(story.MailOf(Bo).First()));
        }

        Assert.Equal(outcomes[0], outcomes[1]);
        Snapshot.Match(
            nameof(NoticeTests),
            nameof(The_outcome_of_a_report_is_the_same_whatever_the_sanction_was),
            outcomes[0]
        );
    }

    [Fact]
    public async Task The_outcome_of_a_report_after_an_appeal_was_upheld()
    {
        await using var story = await ReportedAsync();
        await story.FillInAsync(Mira, "Warn");
        await story.CarryOutAsync();

        await story.TypeAsync(Odell, "case appeal", ("case", "1"), ("outcome", "upheld"), ("reason", "A quotation."));
        await story.CarryOutAsync();

        story.WriteMail();
        story.Matches();
    }

    private static async Task ToldAsync(
        Func<DeskStory, Task> happens,
        [System.Runtime.CompilerServices.CallerMemberName] string test = ""
    )
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        await happens(story);
        await story.CarryOutAsync();

        story.WriteMail();
        story.Matches(test: test);
    }

    private static async Task AppealAsync(DeskStory story, string outcome)
    {
        await story.FillInAsync(Mira, "Warn");
        await story.CarryOutAsync();
        await story.TypeAsync(Odell, "case appeal", ("case", "1"), ("outcome", outcome), ("reason", "I read it all."));
    }

    private static async Task<DeskStory> ReportedAsync()
    {
        var story = await DeskStory.BeginAsync();
        await story.TypeAsync(Bo, "report", ("member", "Ash"), ("clause", "C1"), ("words", "At the meeting."));
        return story;
    }
}
