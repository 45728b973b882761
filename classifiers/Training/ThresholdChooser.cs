using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// Chooses one threshold per category so that, in every register of benign talk, the share of texts flagged for
/// anything stays within that register's budget.
/// </summary>
internal static class ThresholdChooser
{
    // Below this a flag would more often be wrong than right, whatever the budget allows.
    private const float Lowest = 0.30f;

    /// <param name="registers">For each register the scores of its benign texts and the share of them that may be flagged.</param>
    public static float[] Choose(IReadOnlyList<(float[][] Scores, double Budget)> registers)
    {
        float[] best = At(registers, 0);
        double low = 0;
        double high = 1;
        for (int round = 0; round < 24; round++)
        {
            double share = (low + high) / 2;
            float[] thresholds = At(registers, share);
            if (registers.All(register => Flagged(register.Scores, thresholds) <= register.Budget))
            {
                best = thresholds;
                low = share;
            }
            else
            {
                high = share;
            }
        }

        return best;
    }

    /// <summary>The share of texts for which some category reaches its threshold.</summary>
    public static double Flagged(float[][] scores, float[] thresholds) =>
        scores.Length == 0 ? 0 : scores.Count(row => Enumerable.Range(0, Heads.Categories).Any(category => row[category] >= thresholds[category])) / (double)scores.Length;

    // Every category may use the same share of each register's budget; the register that needs the highest threshold decides.
    private static float[] At(IReadOnlyList<(float[][] Scores, double Budget)> registers, double share)
    {
        float[] thresholds = new float[Heads.Categories];
        for (int category = 0; category < thresholds.Length; category++)
        {
            thresholds[category] = Lowest;
            foreach ((float[][] scores, double budget) in registers.Where(register => register.Scores.Length > 0))
            {
                float[] sorted = [.. scores.Select(row => row[category]).OrderDescending()];
                int allowed = (int)(budget * share * sorted.Length);
                thresholds[category] = Math.Max(thresholds[category], MathF.BitIncrement(sorted[Math.Min(allowed, sorted.Length - 1)]));
            }
        }

        return thresholds;
    }
}
