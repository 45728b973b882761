namespace Belong.Classifiers.Model;

/// <summary>Numbers about <see cref="Head"/> that arrays are sized by.</summary>
internal static class Heads
{
    /// <summary>How many heads the model has.</summary>
    public const int Count = 7;

    /// <summary>Room for a row of heads, rounded up to one vector of eight.</summary>
    public const int Room = 8;

    /// <summary>
    /// How many of the heads are outputs; they come first and in the order of <see cref="Category"/>.
    /// </summary>
    public const int Categories = 5;
}
