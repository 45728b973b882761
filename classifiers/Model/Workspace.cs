using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>Space for scoring one text after another without allocating. One a thread.</summary>
internal sealed class Workspace
{
    /// <summary>More networks than this a model cannot have.</summary>
    public const int MostNetworks = 4;

    public TextBuffer Text { get; } = new();

    public TokenTable Table { get; } = new();

    public FeatureList Features { get; } = new();

    public LetterSums Letters { get; } = new();

    public GruBuffer Gru { get; } = new();

    /// <summary>What a calibration reads: the screen's logits and a one, then each network's logits.</summary>
    public float[] Inputs { get; } = new float[Calibration.InputsOf(MostNetworks)];
}
