using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Xunit;

namespace Belong.Tests.Store;

public sealed class ScoreHistoryTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShadowModel Second = new("2", 0.5);
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_preview_counts_messages_by_weeks_at_both_thresholds()
    {
        await RecordAsync(
            Said("now", 0, 0.9f),
            Said("edge", 1, 0.85f),
            Said("low", 2, 0.4f),
            Said("none", 3, null),
            Said("last week", 8, 0.95f),
            Said("too old", 31, 0.95f),
            Said("other", 1, 0.95f) with
            {
                Community = new("local:other"),
            }
        );

        var preview = await PreviewAsync(current: 0.9, proposed: 0.85);

        Assert.Equal([new PreviewWeek(0, 4, 1, 2), new PreviewWeek(1, 1, 1, 1)], preview.Weeks);
        Assert.Equal((5L, 2L, 3L), (preview.Screened, preview.AtCurrent, preview.AtProposed));
        Assert.Null(preview.Shadow);
    }

    [Fact]
    public async Task Two_models_are_compared_over_what_both_have_scored()
    {
        await RecordAsync(
            Said("both", 0, 0.9f, 0.6f),
            Said("in use alone", 0, 0.9f, 0.1f),
            Said("second alone", 0, 0.1f, 0.5f),
            Said("neither", 0, null, 0.2f),
            Said("not scored by it", 0, 0.9f),
            Said("another model", 0, 0.9f, 0.9f) with
            {
                Shadow = new ShadowScores("1", Scores(0.9f)),
            }
        );

        var preview = await PreviewAsync(current: 0.9, proposed: 0.9, Second);

        Assert.Equal(new ShadowComparison(Second, Scored: 4, Both: 1, OnlyInUse: 1, OnlyShadow: 1), preview.Shadow);
    }

    [Fact]
    public async Task Both_models_scores_come_back_and_rows_from_before_there_were_two_are_read_as_ever()
    {
        await RecordAsync(
            Said("both", 1, 0.9f, 0.6f),
            Said("seen and not scored", 0, null) with
            {
                Shadow = new ShadowScores("2", Scores(null)),
            }
        );
        await RecordAsync(Said("before", 2, 0.25f));
        Assert.Equal(
            "{\"Insult\":0.25}",
            _store.Sql<string>("SELECT scores FROM screened_messages WHERE message = 'before'")
        );

        var recent = await _store.Screening.RecentAsync(Given.Community, Given.Monday.AddDays(-30), 10, None);

        Assert.Equal([null, "2", "2"], recent.Select(said => said.Shadow?.Model));
        Assert.Equal(Scores(0.6f), recent[1].Shadow!.Scores);
        Assert.Equal(Scores(0.9f), recent[1].Scores);
        Assert.Empty(recent[2].Shadow!.Scores);
    }

    [Fact]
    public async Task Decided_flags_are_read_without_words_or_names_and_undecided_ones_are_not()
    {
        var warned = await _store.CaseAsync();
        await _store.AppendAsync(
            warned.Id,
            [
                new CaseEvent.Warned(Given.Monday, Given.Moderator, new ClauseId("C1"), "Please keep it civil."),
                new CaseEvent.Closed(Given.Monday),
            ]
        );
        var dismissed = await _store.CaseAsync(new MemberId("local:birch"));
        await _store.AppendAsync(
            dismissed.Id,
            [
                new CaseEvent.Dismissed(Given.Monday, Given.Moderator, Disposition.NoViolation, "a quotation"),
                new CaseEvent.Closed(Given.Monday),
            ]
        );
        await _store.CaseAsync(new MemberId("local:cedar"));

        var flags = await _store.Scores.DecidedFlagsAsync(Given.Community, Given.Monday.AddDays(-1), None);

        var insult = new DecidedFlag(
            warned.Id,
            FlagCategory.Insult,
            new ClauseId("C1"),
            0.93f,
            Disposition.Warning,
            new ClauseId("C1")
        );
        Assert.Equal(
            [insult, insult with { Case = dismissed.Id, Disposition = Disposition.NoViolation, DecidedClause = null }],
            flags.OrderBy(flag => flag.Case.Value)
        );
        Assert.Empty(await _store.Scores.DecidedFlagsAsync(Given.Community, Given.Monday.AddDays(1), None));
        Assert.Empty(
            await _store.Scores.DecidedFlagsAsync(new CommunityId("local:other"), Given.Monday.AddDays(-1), None)
        );
    }

    private Task<ThresholdPreview> PreviewAsync(double current, double proposed, ShadowModel? shadow = null) =>
        _store.Scores.PreviewAsync(
            new PreviewQuestion(
                Given.Community,
                FlagCategory.Insult,
                current,
                proposed,
                Given.Monday.AddDays(-30),
                Given.Monday,
                shadow
            ),
            None
        );

    private async Task RecordAsync(params ScreenedMessage[] said)
    {
        foreach (var message in said)
            await _store.Record.AppendAsync(new Entry(message.Community) { Messages = [message] }, None);
    }

    private static ScreenedMessage Said(string message, int daysAgo, float? score, float? second = null) =>
        Given.Said(message) with
        {
            At = Given.Monday.AddDays(-daysAgo),
            Scores = Scores(score),
            Shadow = second is null ? null : new ShadowScores(Second.Version, Scores(second)),
        };

    private static Dictionary<FlagCategory, float> Scores(float? insult) =>
        insult is { } score ? new() { [FlagCategory.Insult] = score } : [];
}
