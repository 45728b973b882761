namespace Belong.Classifiers.Model;

/// <summary>
/// Decides from the screen alone whether the reader is worth its time: only where some category might yet reach its
/// threshold. Scores below that come from the screen.
/// </summary>
/// <param name="Screen">The calibration of the screen's own logits.</param>
/// <param name="Gates">Per category the calibrated logit of the screen from which the reader runs.</param>
internal sealed record Cascade(Calibration Screen, float[] Gates)
{
    /// <summary>Whether the reader should run, given the screen's logits.</summary>
    public bool Opens(ReadOnlySpan<float> logits)
    {
        for (int category = 0; category < Heads.Categories; category++)
        {
            if (Screen.Logit(category, logits) >= Gates[category])
            {
                return true;
            }
        }

        return false;
    }
}
