namespace Belong.Classifiers.Training;

/// <summary>How a model is trained. The defaults are those of the shipped model.</summary>
internal sealed record TrainingOptions
{
    public int Seed { get; init; } = 1;

    public string Version { get; init; } = "1.0";

    /// <summary>How many threads may work; the result does not depend on it.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>The screen has two to this power buckets.</summary>
    public int ScreenBits { get; init; } = 20;

    public int ScreenEpochs { get; init; } = 3;

    public float ScreenRate { get; init; } = 0.1f;

    /// <summary>Rows whose weights are all smaller are dropped.</summary>
    public float SmallestWeight { get; init; } = 0.02f;
}
