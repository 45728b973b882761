using Belong.Classifiers.Data;

namespace Belong.Classifiers.Training;

/// <summary>
/// An example made ready: its targets and weights per head, and its source's number for the source bias.
/// </summary>
internal sealed class Example
{
    public required LabelledText Text { get; init; }

    public required float[] Targets { get; init; }

    public required float[] Weights { get; init; }

    public required int Source { get; init; }
}
