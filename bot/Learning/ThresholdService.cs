using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Learning;

/// <summary>What became of an approval.</summary>
internal enum Approval
{
    Approved,

    /// <summary>There is no suggestion of this number.</summary>
    NotFound,

    /// <summary>It was approved before.</summary>
    ApprovedBefore,

    /// <summary>The threshold is not any more what it was when the suggestion was made.</summary>
    Outdated,
}

/// <summary>The only way in which a community's thresholds change: recorded first, then in force.</summary>
internal sealed class ThresholdService(
    IThresholdStore store,
    IScoreHistory scores,
    IThresholdsInForce inForce,
    LearningOptions learning,
    TimeProvider time
)
{
    /// <summary>Two operators rarely change thresholds at once, and each meeting costs one more round.</summary>
    private const int Rounds = 8;

    /// <param name="value">From <see cref="Tunable.Lowest"/> to <see cref="Tunable.Highest"/>.</param>
    public async Task<ThresholdChange> SetAsync(
        CommunityId community,
        FlagCategory category,
        double value,
        string reason,
        MemberId by,
        CancellationToken cancellationToken
    ) =>
        (
            await ChangeAsync(
                community,
                history => new ThresholdChange(
                    0,
                    community,
                    category,
                    history.LatestOf(category)?.New,
                    value,
                    ThresholdSource.Operator,
                    reason,
                    by,
                    time.GetUtcNow()
                ),
                cancellationToken
            )
        )!;

    /// <summary>Back to the threshold before the last change that still stands.</summary>
    /// <returns>Null when there is nothing to take back.</returns>
    public Task<ThresholdChange?> RevertAsync(
        CommunityId community,
        FlagCategory category,
        MemberId by,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            community,
            history =>
                history.RevertibleOf(category) is { } last
                    ? new ThresholdChange(
                        0,
                        community,
                        category,
                        history.LatestOf(category)!.New,
                        last.Old,
                        ThresholdSource.Revert,
                        string.Create(CultureInfo.InvariantCulture, $"takes back change {last.Number}"),
                        by,
                        time.GetUtcNow()
                    )
                    {
                        Reverts = last.Number,
                    }
                    : null,
            cancellationToken
        );

    /// <summary>What the decisions say about each category that has a threshold; suggestions are stored.</summary>
    public async Task<
        IReadOnlyList<(FlagCategory Category, Lesson Lesson, ThresholdSuggestion? Suggestion)>
    > SuggestAsync(CommunityId community, CancellationToken cancellationToken)
    {
        await inForce.RefreshAsync(community, cancellationToken);
        var now = time.GetUtcNow();
        var verdicts = Verdict
            .Of(await scores.DecidedFlagsAsync(community, now - learning.Within, cancellationToken))
            .ToLookup(verdict => verdict.Category);
        List<(FlagCategory, Lesson, ThresholdSuggestion?)> lessons = [];
        foreach (var category in Tunable.Categories)
        {
            var current = inForce.Of(community, category).Value;
            var lesson = ThresholdLearning.Learn([.. verdicts[category]], current, learning);
            var suggestion = lesson is Lesson.Move move
                ? await store.KeepAsync(
                    new ThresholdSuggestion(
                        0,
                        community,
                        category,
                        current,
                        move.To,
                        move.Aim.Threshold,
                        learning.Precision,
                        now
                    ),
                    cancellationToken
                )
                : null;
            lessons.Add((category, lesson, suggestion));
        }

        return lessons;
    }

    /// <summary>Puts a suggestion into force in the name of the operator who approved it.</summary>
    public async Task<(Approval Outcome, ThresholdChange? Change)> ApproveAsync(
        CommunityId community,
        long number,
        MemberId by,
        CancellationToken cancellationToken
    )
    {
        if (await store.FindSuggestionAsync(community, number, cancellationToken) is not { } suggestion)
            return (Approval.NotFound, null);

        await inForce.RefreshAsync(community, cancellationToken);
        var outcome = Approval.Approved;
        var change = await ChangeAsync(
            community,
            history =>
            {
                outcome =
                    history.Changes.Any(one => one.Suggestion == number) ? Approval.ApprovedBefore
                    : Stands(suggestion, history) ? Approval.Approved
                    : Approval.Outdated;
                return outcome == Approval.Approved
                    ? new ThresholdChange(
                        0,
                        community,
                        suggestion.Category,
                        history.LatestOf(suggestion.Category)?.New,
                        suggestion.To.Threshold,
                        ThresholdSource.Suggestion,
                        Why(suggestion),
                        by,
                        time.GetUtcNow()
                    )
                    {
                        Suggestion = number,
                    }
                    : null;
            },
            cancellationToken
        );
        return (outcome, change);
    }

    private bool Stands(ThresholdSuggestion suggestion, ThresholdHistory history)
    {
        var current =
            history.LatestOf(suggestion.Category)?.New ?? inForce.Of(suggestion.Community, suggestion.Category).Value;
        return Math.Abs(current - suggestion.From) < 1e-6;
    }

    private static string Why(ThresholdSuggestion suggestion) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"suggestion {suggestion.Number}: {suggestion.To.Upheld} upheld, {suggestion.To.Dismissed} dismissed"
        );

    private async Task<ThresholdChange?> ChangeAsync(
        CommunityId community,
        Func<ThresholdHistory, ThresholdChange?> decide,
        CancellationToken cancellationToken
    )
    {
        for (var round = 1; ; round++)
        {
            var history = await store.LoadAsync(community, cancellationToken);
            if (decide(history) is not { } change)
                return null;

            try
            {
                var stored = await store.AppendAsync(change, history.Last, cancellationToken);
                await inForce.RefreshAsync(community, cancellationToken);
                return stored;
            }
            catch (StaleThresholdsException) when (round < Rounds)
            {
                // Somebody was first: decide again on what there is now.
            }
        }
    }
}
