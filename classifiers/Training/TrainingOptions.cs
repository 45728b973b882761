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

    public int ScreenEpochs { get; init; } = 4;

    public float ScreenRate { get; init; } = 0.03f;

    /// <summary>Rows whose weights are all smaller are dropped.</summary>
    public float SmallestWeight { get; init; } = 0.08f;

    /// <summary>Passes over the texts for the word vectors that the network starts with.</summary>
    public int VectorEpochs { get; init; } = 3;

    /// <summary>How many networks there are. Each is trained in full.</summary>
    public int Networks { get; init; } = 1;

    public int NetworkEpochs { get; init; } = 3;

    public float NetworkRate { get; init; } = 2e-3f;

    public float EmbeddingRate { get; init; } = 0.012f;

    /// <summary>Last passes over our own examples and some others.</summary>
    public int AdaptationEpochs { get; init; } = 2;

    /// <summary>How many other examples such a pass has for each of our own.</summary>
    public int OthersInAdaptation { get; init; } = 3;

    /// <summary>The rate of such a pass, as a share of the first rate.</summary>
    public float AdaptationShare { get; init; } = 0.25f;

    /// <summary>The screen learns from this many tokens of a text: a label is about the whole of it.</summary>
    public int LongestScreened { get; init; } = 256;

    /// <summary>The network learns from this many tokens of a text.</summary>
    public int LongestText { get; init; } = 100;

    /// <summary>What the first network is given to read; each further one half as much.</summary>
    public ReadingWish Reading { get; init; } = new(LeastRead: 0.2, MostRead: 0.25, MostMissed: 0.004);
}
