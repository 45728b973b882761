using System.Runtime.CompilerServices;

namespace Belong.Classifiers.Model;

/// <summary>One probability per category, and that of obscenity, without an array.</summary>
public readonly struct CategoryScores : IEquatable<CategoryScores>
{
    private readonly Values _values;

    internal CategoryScores(ReadOnlySpan<float> scores)
    {
        scores[..(Heads.Categories + 1)].CopyTo(_values);
    }

    /// <summary>The probability of a category, from 0 to 1.</summary>
    public float this[Category category] => _values[(int)category];

    internal float Obscene => _values[Heads.Categories];

    public static bool operator ==(CategoryScores left, CategoryScores right) => left.Equals(right);

    public static bool operator !=(CategoryScores left, CategoryScores right) => !left.Equals(right);

    public bool Equals(CategoryScores other) => ((ReadOnlySpan<float>)_values).SequenceEqual(other._values);

    public override bool Equals(object? obj) => obj is CategoryScores other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_values[0], _values[1], _values[2], _values[3], _values[4]);

    [InlineArray(Heads.Categories + 1)]
    private struct Values
    {
        private float _first;
    }
}
