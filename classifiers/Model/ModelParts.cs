namespace Belong.Classifiers.Model;

/// <summary>Everything that a model file holds.</summary>
/// <param name="Description">What the model is.</param>
/// <param name="Screen">Reads everything.</param>
/// <param name="Networks">Asked one after another.</param>
/// <param name="Stages">One for the screen alone, then one a network.</param>
/// <param name="Thresholds">The probabilities that flag, a category each.</param>
internal sealed record ModelParts(
    ModelDescription Description,
    Screen Screen,
    IReadOnlyList<GruNetwork> Networks,
    IReadOnlyList<Stage> Stages,
    float[] Thresholds
)
{
    /// <summary>The calibration of everything that the model knows.</summary>
    public Calibration Calibration => Stages[^1].Calibration;
}
