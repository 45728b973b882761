using System.Diagnostics;
using System.Globalization;
using Belong.Bot.Learning;

namespace Belong.Bot.Desk;

/// <summary>How thresholds, their history and their evidence are said.</summary>
internal static class ThresholdWording
{
    /// <summary>A score or threshold, as it is typed: 0.85.</summary>
    public static string Score(double score) => score.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A community's own threshold, or what stands in for it.</summary>
    public static string OwnOr(double? own) => own is { } value ? Score(value) : "the default";

    public static string Say(ThresholdOrigin origin) =>
        origin switch
        {
            ThresholdOrigin.Community => "this community's own",
            ThresholdOrigin.Settings => "from the settings",
            ThresholdOrigin.Model => "shipped with the model",
            ThresholdOrigin.Rule => "the rule's own",
            _ => throw new UnreachableException(),
        };

    /// <summary>What was changed, by whom, when and why.</summary>
    /// <param name="by">The operator's name.</param>
    /// <param name="reverted">It was taken back since.</param>
    public static string Say(ThresholdChange change, string by, bool reverted) =>
        $"{OwnOr(change.Old)} → {OwnOr(change.New)} by {by}, {Wording.Time(change.At)}: {change.Reason}"
        + (reverted ? " (taken back since)" : "");

    public static string Say(ThresholdEvidence evidence, double precision) =>
        $"at {Score(evidence.Threshold)} and above, {evidence.Upheld} upheld and {evidence.Dismissed} dismissed: "
        + $"{Percent(evidence.Precision)} right, with 95 % confidence at least {Percent(evidence.LowerBound)} "
        + $"(wanted: {Percent(precision)})";

    public static string Say(Lesson lesson, ThresholdSuggestion? suggestion, LearningOptions options) =>
        lesson switch
        {
            Lesson.TooFew few =>
                $"Too few decisions: {few.Decisions} of the {options.MinimumDecisions} that are needed.",
            Lesson.AsItIs kept => $"Stays: {Say(kept.Current, options.Precision)}.",
            Lesson.OutOfReach beyond =>
                $"No threshold with {options.MinimumDecisions} decisions is right often enough: "
                    + $"{Say(beyond.Current, options.Precision)}.",
            Lesson.Move move =>
                $"Suggestion {suggestion!.Number}: {Score(suggestion.From)} → {Score(move.To.Threshold)}; "
                    + $"{Say(move.To, options.Precision)}."
                    + (
                        move.Aim.Threshold == move.To.Threshold
                            ? ""
                            : $" One step of at most {Score(options.LargestStep)}; "
                                + $"{Say(move.Aim, options.Precision)}."
                    )
                    + $" /threshold approve {suggestion.Number} puts it into force.",
            _ => throw new UnreachableException(),
        };

    /// <summary>How often, among so many: "3 (1.5 in 1,000)".</summary>
    public static string Rate(long count, long of) =>
        of == 0
            ? Count(count)
            : string.Create(CultureInfo.InvariantCulture, $"{Count(count)} ({1000.0 * count / of:0.0} in 1,000)");

    public static string Count(long count) => count.ToString("N0", Wording.British);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
