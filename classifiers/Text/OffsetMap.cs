namespace Belong.Classifiers.Text;

/// <summary>
/// Leads positions of a normalised text back to the original. Kept as stretches in which both run alike, since in most
/// messages nothing moves: a few numbers stand for a whole text.
/// </summary>
internal sealed class OffsetMap
{
    private const int Fields = 3;

    // For each stretch: where it begins in the normalised text, and where its first character starts and ends in the
    // original.
    private readonly int[] _stretches;

    private OffsetMap(int[] stretches)
    {
        _stretches = stretches;
    }

    /// <summary>The map of texts in which every character stands at its own place.</summary>
    public static OffsetMap InPlace { get; } = new([]);

    public static OffsetMap Of(ReadOnlySpan<int> starts, ReadOnlySpan<int> ends)
    {
        var count = 0;
        for (var i = 0; i < starts.Length; i++)
            count += Begins(starts, ends, i) ? 1 : 0;

        if (count == 0)
            return InPlace;

        var stretches = new int[count * Fields];
        var at = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            if (Begins(starts, ends, i))
            {
                stretches[at++] = i;
                stretches[at++] = starts[i];
                stretches[at++] = ends[i];
            }
        }

        return new OffsetMap(stretches);
    }

    /// <summary>Where one character of the normalised text stood.</summary>
    public (int Start, int End) this[int position]
    {
        get
        {
            var low = 0;
            var high = _stretches.Length / Fields;
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _stretches[middle * Fields] <= position ? (middle + 1, high) : (low, middle);
            }

            if (low == 0)
                return (position, position + 1);

            var at = (low - 1) * Fields;
            var beyond = position - _stretches[at];
            var start = _stretches[at + 1] + beyond;
            return beyond == 0 ? (start, _stretches[at + 2]) : (start, start + 1);
        }
    }

    // A stretch ends where a character does not directly follow the one before it, or stands for another number of
    // them.
    private static bool Begins(ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int at)
    {
        var expected = at == 0 ? 0 : starts[at - 1] + 1;
        return starts[at] != expected || ends[at] != starts[at] + 1;
    }
}
