namespace Belong.Classifiers.Model;

/// <summary>
/// One step of the cascade: the screen alone, or with the networks asked so far. It decides whether the next network is
/// worth its time: only where some category might yet reach its threshold. Otherwise the scores are this stage's.
/// </summary>
/// <param name="Calibration">Of the logits known at this stage.</param>
/// <param name="Gates">Per category the calibrated logit from which the next network is asked; infinite at the last
/// stage.</param>
internal sealed record Stage(Calibration Calibration, float[] Gates)
{
    /// <summary>Gates that nothing passes.</summary>
    public static float[] Closed => [.. Enumerable.Repeat(float.PositiveInfinity, Heads.Categories)];

    /// <summary>Whether the next network should be asked, given the logits so far.</summary>
    public bool Opens(ReadOnlySpan<float> inputs)
    {
        for (var category = 0; category < Heads.Categories; category++)
        {
            if (Calibration.Logit(category, inputs) >= Gates[category])
                return true;
        }

        return false;
    }
}
