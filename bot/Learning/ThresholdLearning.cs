namespace Belong.Bot.Learning;

/// <summary>
/// Learns where a threshold belongs from (score, decision, appeal) alone; the model's weights are never touched. The
/// best threshold is the lowest one at which flags are upheld often enough with 95 % confidence. Below the lowest score
/// that was ever decided there is no evidence, and nothing is suggested.
/// </summary>
internal static class ThresholdLearning
{
    /// <summary>Thresholds are suggested to three decimals, as they are set.</summary>
    private const double Grain = 0.001;

    /// <param name="verdicts">Of one category.</param>
    /// <param name="current">The threshold in force, 0 to 1.</param>
    public static Lesson Learn(IReadOnlyList<Verdict> verdicts, double current, LearningOptions options)
    {
        if (verdicts.Count < options.MinimumDecisions)
            return new Lesson.TooFew(verdicts.Count);

        var now = ThresholdEvidence.At(current, verdicts);
        var aim = verdicts
            .Select(verdict => Floor(verdict.Score))
            .Where(score => score >= options.LowestThreshold && score <= Tunable.Highest)
            .Distinct()
            .Order()
            .Select(score => ThresholdEvidence.At(score, verdicts))
            .Where(Suffices)
            .Select(evidence => (ThresholdEvidence?)evidence)
            .FirstOrDefault();

        // Between two scores that occurred, every threshold is the same: what suffices now is not raised.
        if (Suffices(now) && !(aim?.Threshold < current))
            return new Lesson.AsItIs(now);
        if (aim is not { } found)
            return new Lesson.OutOfReach(now);

        var step = Math.Clamp(found.Threshold - current, -options.LargestStep, options.LargestStep);
        var to = Math.Clamp(Math.Round(current + step, 3), Tunable.Lowest, Tunable.Highest);
        return Math.Abs(to - current) < Grain / 2
            ? new Lesson.AsItIs(now)
            : new Lesson.Move(ThresholdEvidence.At(to, verdicts), found);

        bool Suffices(ThresholdEvidence evidence) =>
            evidence.Decisions >= options.MinimumDecisions && evidence.LowerBound >= options.Precision;
    }

    // Down, so that the score itself is flagged; 0.9 is 0.89999998 as a float.
    private static double Floor(float score) => Math.Round(Math.Floor((score / Grain) + 0.001) * Grain, 3);
}
