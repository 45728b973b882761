using System.Numerics.Tensors;

namespace Belong.Classifiers.Model;

/// <summary>
/// Turns the logits of all heads into one probability per category: a logistic regression with the heads of every model
/// as inputs, so that swearing can count against an insult, a general attack can count for one, and each category leans
/// on the screen or on a network as far as each knows it.
/// </summary>
/// <param name="weights">One row of <paramref name="inputs"/> numbers a category, then one for obscenity.</param>
/// <param name="inputs">How many inputs it reads, see <see cref="InputsOf"/>.</param>
internal sealed class Calibration(float[] weights, int inputs)
{
    /// <summary>The place of the one for the intercept: beside the screen's logits.</summary>
    public const int Intercept = Heads.Count;

    /// <summary>The categories, then obscenity.</summary>
    public const int Rows = Heads.Categories + 1;

    public int Inputs => inputs;

    public ReadOnlySpan<float> Weights => weights;

    /// <summary>The screen's heads and a one, then for each network its heads and an empty place.</summary>
    public static int InputsOf(int networks) => (1 + networks) * Heads.Padded;

    public ReadOnlySpan<float> WeightsOf(int category) => weights.AsSpan(category * inputs, inputs);

    /// <summary>The calibrated logit of a category.</summary>
    /// <param name="category">The category's number, or the last row's.</param>
    /// <param name="values">The inputs; more than this calibration reads do no harm.</param>
    public float Logit(int category, ReadOnlySpan<float> values) =>
        TensorPrimitives.Dot(WeightsOf(category), values[..inputs]);

    public static float Probability(float logit) => 1 / (1 + MathF.Exp(-Math.Clamp(logit, -30, 30)));
}
