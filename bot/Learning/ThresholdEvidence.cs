namespace Belong.Bot.Learning;

/// <summary>How right flagging has been from a threshold on.</summary>
/// <param name="Threshold">0 to 1.</param>
/// <param name="Upheld">Decided cases at or above it in which the flag was upheld.</param>
/// <param name="Dismissed">Those in which it was dismissed as no violation.</param>
internal readonly record struct ThresholdEvidence(double Threshold, int Upheld, int Dismissed)
{
    // The 97.5 % quantile of the normal distribution: 95 % between the two bounds.
    private const double Z = 1.959963984540054;

    public int Decisions => Upheld + Dismissed;

    /// <summary>The share that was upheld, 0 to 1; 0 without decisions.</summary>
    public double Precision => Decisions == 0 ? 0 : (double)Upheld / Decisions;

    /// <summary>
    /// The lower bound of that share with 95 % confidence, by Wilson's score interval (E. B. Wilson, "Probable
    /// inference, the law of succession, and statistical inference", JASA 22, 1927); 0 without decisions.
    /// </summary>
    public double LowerBound
    {
        get
        {
            if (Decisions == 0)
                return 0;

            var (n, p) = ((double)Decisions, Precision);
            var centre = p + (Z * Z / (2 * n));
            var margin = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
            return Math.Max(0, (centre - margin) / (1 + (Z * Z / n)));
        }
    }

    /// <summary>Counts the verdicts at or above a threshold. Scores are compared as screening compares them.</summary>
    public static ThresholdEvidence At(double threshold, IEnumerable<Verdict> verdicts)
    {
        var (upheld, dismissed) = (0, 0);
        foreach (var verdict in verdicts)
        {
            if (verdict.Score < (float)threshold)
                continue;
            if (verdict.Upheld)
                upheld++;
            else
                dismissed++;
        }

        return new ThresholdEvidence(threshold, upheld, dismissed);
    }
}
