using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>Room for scoring one text after another without allocating. One a thread.</summary>
internal sealed class Workspace
{
    public TextBuffer Text { get; } = new();

    public TokenTable Table { get; } = new();

    public FeatureList Features { get; } = new();

    public ReaderRoom Reader { get; } = new();

    public float[] ReaderLogits { get; } = new float[Heads.Room];

    public float[] Logits { get; } = new float[Heads.Room];
}
