namespace Belong.Classifiers.Training;

/// <summary>
/// Chooses from which score of the screen the network runs: a margin below every threshold, so wide that it reads a
/// wished share of benign talk, and wider where texts would be missed that both together would flag.
/// </summary>
internal static class GateChooser
{
    private const float Widest = 12;
    private const float Step = 0.05f;

    /// <param name="screened">The screen's calibrated logits, a row per text.</param>
    /// <param name="benign">Which of the texts are benign talk of the registers.</param>
    /// <param name="flagged">Which of the texts both together flag.</param>
    /// <param name="thresholds">The probabilities that flag.</param>
    /// <param name="wish">How much to read and how little to miss.</param>
    public static float[] Choose(
        float[][] screened,
        bool[] benign,
        bool[] flagged,
        float[] thresholds,
        ReadingWish wish
    )
    {
        float[][] talk = [.. screened.Where((_, i) => benign[i])];
        float[][] wanted = [.. screened.Where((_, i) => flagged[i])];
        float margin = 0;
        var gates = Below(thresholds, margin);
        while (margin < Widest)
        {
            var read = Share(talk, gates);
            var enough = read >= wish.LeastRead && 1 - Share(wanted, gates) <= wish.MostMissed;
            if (enough || read >= wish.MostRead)
                break;

            margin += Step;
            gates = Below(thresholds, margin);
        }

        return gates;
    }

    /// <summary>The share of rows that open some gate.</summary>
    public static double Share(float[][] rows, float[] gates) =>
        rows.Length == 0
            ? 1
            : rows.Count(row => Enumerable.Range(0, gates.Length).Any(category => row[category] >= gates[category]))
                / (double)rows.Length;

    /// <summary>The logit of a threshold.</summary>
    public static float LogitOf(float threshold) => (float)Math.Log(threshold / (1 - Math.Min(threshold, 0.9999)));

    private static float[] Below(float[] thresholds, float margin) =>
        [.. thresholds.Select(threshold => LogitOf(threshold) - margin)];
}
