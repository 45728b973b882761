namespace Belong.Classifiers.Model;

/// <summary>The sizes of the network, and where each of its weights lies in one flat array.</summary>
internal static class GruShape
{
    /// <summary>Numbers per embedded token.</summary>
    public const int Width = 64;

    /// <summary>State of one direction.</summary>
    public const int Hidden = 64;

    /// <summary>Reset, update and candidate gates side by side.</summary>
    public const int Gates = 3 * Hidden;

    public const int Directions = 2;

    /// <summary>Highest and mean state of both directions.</summary>
    public const int Pooled = 2 * Directions * Hidden;

    public const int WordBits = 17;

    public const int SubwordBits = 16;

    /// <summary>One row for each leaning byte, then one for each role, then one for each kind of token.</summary>
    public const int TraitRows = 256 + 16 + 16;

    public const int MostSubwords = 24;

    public const int InputWeights = 0;

    public const int StateWeights = Width * Gates;

    public const int Biases = StateWeights + (Hidden * Gates);

    /// <summary>Weights of one direction.</summary>
    public const int DirectionLength = Biases + Gates;

    public const int OutputWeights = Directions * DirectionLength;

    public const int OutputBiases = OutputWeights + (Pooled * Heads.Padded);

    /// <summary>All dense weights.</summary>
    public const int Length = OutputBiases + Heads.Padded;
}
