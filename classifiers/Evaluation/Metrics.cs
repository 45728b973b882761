namespace Belong.Classifiers.Evaluation;

/// <summary>Figures about ranked scores against labels.</summary>
internal static class Metrics
{
    /// <summary>
    /// The probability that a positive scores above a negative, ties counting half (Fawcett 2006). NaN where one side
    /// is missing.
    /// </summary>
    public static double Auc(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        var (sorted, positive) = Sorted(scores, labels);
        double ranks = 0;
        long positives = 0;
        for (var i = 0; i < sorted.Length; )
        {
            var end = i + 1;
            while (end < sorted.Length && sorted[end] == sorted[i])
                end++;

            var rank = (i + 1 + end) / 2.0;
            for (; i < end; i++)
            {
                ranks += positive[i] ? rank : 0;
                positives += positive[i] ? 1 : 0;
            }
        }

        var negatives = sorted.Length - positives;
        return positives == 0 || negatives == 0
            ? double.NaN
            : (ranks - (positives * (positives + 1) / 2.0)) / (positives * (double)negatives);
    }

    /// <summary>The mean of precision at each positive, from the highest score down. NaN without a positive.</summary>
    public static double AveragePrecision(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        var (sorted, positive) = Sorted(scores, labels);
        double sum = 0;
        var found = 0;
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            if (positive[i])
            {
                found++;
                sum += found / (double)(sorted.Length - i);
            }
        }

        return found == 0 ? double.NaN : sum / found;
    }

    /// <summary>Expected calibration error over ten bins of equal width.</summary>
    public static double CalibrationError(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        var sums = new double[10];
        var counts = new int[10];
        var positives = new int[10];
        for (var i = 0; i < scores.Length; i++)
        {
            var bin = Math.Clamp((int)(scores[i] * 10), 0, 9);
            sums[bin] += scores[i];
            counts[bin]++;
            positives[bin] += labels[i] ? 1 : 0;
        }

        double error = 0;
        for (var bin = 0; bin < 10; bin++)
            error += Math.Abs(sums[bin] - positives[bin]);

        return scores.Length == 0 ? double.NaN : error / scores.Length;
    }

    private static (float[] Scores, bool[] Labels) Sorted(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        var sorted = scores.ToArray();
        var positive = labels.ToArray();
        Array.Sort(sorted, positive);
        return (sorted, positive);
    }
}
