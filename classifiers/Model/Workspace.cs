using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>Room for scoring one text after another without allocating. One a thread.</summary>
internal sealed class Workspace
{
    /// <summary>More readers than this a model cannot have.</summary>
    public const int MostReaders = 4;

    public TextBuffer Text { get; } = new();

    public TokenTable Table { get; } = new();

    public FeatureList Features { get; } = new();

    public LetterSums Letters { get; } = new();

    public ReaderRoom Reader { get; } = new();

    /// <summary>What a calibration reads: the screen's logits and a one, then each reader's logits.</summary>
    public float[] Inputs { get; } = new float[Calibration.InputsOf(MostReaders)];
}
