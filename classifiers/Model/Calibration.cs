namespace Belong.Classifiers.Model;

/// <summary>
/// Turns the logits of all heads into one probability per category: a logistic regression with the heads as inputs, so
/// that swearing can count against an insult and a general attack can count for one.
/// </summary>
internal sealed class Calibration(float[] weights)
{
    /// <summary>Inputs per category: every head, then the intercept.</summary>
    public const int Inputs = Heads.Count + 1;

    /// <summary>The categories, then obscenity.</summary>
    public const int Rows = Heads.Categories + 1;

    public ReadOnlySpan<float> Weights => weights;

    public ReadOnlySpan<float> WeightsOf(int category) => weights.AsSpan(category * Inputs, Inputs);

    /// <summary>The calibrated logit of a category.</summary>
    public float Logit(int category, ReadOnlySpan<float> logits)
    {
        ReadOnlySpan<float> row = WeightsOf(category);
        float sum = row[Heads.Count];
        for (int head = 0; head < Heads.Count; head++)
        {
            sum += row[head] * logits[head];
        }

        return sum;
    }

    public static float Probability(float logit) => 1 / (1 + MathF.Exp(-Math.Clamp(logit, -30, 30)));
}
