namespace Belong.Classifiers.Model;

/// <summary>Numbers about <see cref="Head"/> that arrays are sized by.</summary>
internal static class Heads
{
    /// <summary>How many heads the model has.</summary>
    public const int Count = 7;

    /// <summary>The length of a row of heads, rounded up to one vector of eight.</summary>
    public const int Padded = 8;

    /// <summary>
    /// How many of the heads are outputs; they come first and in the order of <see cref="Category"/>.
    /// </summary>
    public const int Categories = 5;
}
