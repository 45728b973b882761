using System.Runtime.CompilerServices;

namespace Belong.Classifiers.Model;

/// <summary>One probability per category, and that of obscenity, without an array.</summary>
public readonly struct CategoryScores : IEquatable<CategoryScores>
{
    private readonly Values values;

    internal CategoryScores(ReadOnlySpan<float> scores)
    {
        scores[..(Heads.Categories + 1)].CopyTo(values);
    }

    /// <summary>The probability of a category, from 0 to 1.</summary>
    public float this[Category category] => values[(int)category];

    internal float Obscene => values[Heads.Categories];

    public static bool operator ==(CategoryScores left, CategoryScores right) => left.Equals(right);

    public static bool operator !=(CategoryScores left, CategoryScores right) => !left.Equals(right);

    public bool Equals(CategoryScores other) => ((ReadOnlySpan<float>)values).SequenceEqual(other.values);

    public override bool Equals(object? obj) => obj is CategoryScores other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(values[0], values[1], values[2], values[3], values[4]);

    [InlineArray(Heads.Categories + 1)]
    private struct Values
    {
        private float first;
    }
}
