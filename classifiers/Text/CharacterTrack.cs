namespace Belong.Classifiers.Text;

/// <summary>A growing run of characters, each with the stretch of the original text that it stands for.</summary>
internal sealed class CharacterTrack
{
    private char[] _characters = new char[512];
    private int[] _starts = new int[512];
    private int[] _ends = new int[512];

    public int Count { get; private set; }

    public Span<char> Characters => _characters.AsSpan(0, Count);

    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count);

    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(char character, int start, int end)
    {
        if (Count == _characters.Length)
            Grow();

        _characters[Count] = character;
        _starts[Count] = start;
        _ends[Count] = end;
        Count++;
    }

    /// <summary>Lets the last character stand for everything up to <paramref name="end"/>.</summary>
    public void ExtendLast(int end)
    {
        if (Count > 0)
            _ends[Count - 1] = end;
    }

    /// <summary>Removes the last character where it is <paramref name="unwanted"/>.</summary>
    public void DropLast(char unwanted)
    {
        if (Count > 0 && _characters[Count - 1] == unwanted)
            Count--;
    }

    private void Grow()
    {
        var size = _characters.Length * 2;
        Array.Resize(ref _characters, size);
        Array.Resize(ref _starts, size);
        Array.Resize(ref _ends, size);
    }
}
