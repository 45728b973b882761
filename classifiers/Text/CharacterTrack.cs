namespace Belong.Classifiers.Text;

/// <summary>A growing run of characters, each with the stretch of the original text that it stands for.</summary>
internal sealed class CharacterTrack
{
    private char[] characters = new char[512];
    private int[] starts = new int[512];
    private int[] ends = new int[512];

    public int Count { get; private set; }

    public Span<char> Characters => characters.AsSpan(0, Count);

    public ReadOnlySpan<int> Starts => starts.AsSpan(0, Count);

    public ReadOnlySpan<int> Ends => ends.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(char character, int start, int end)
    {
        if (Count == characters.Length)
        {
            Grow();
        }

        characters[Count] = character;
        starts[Count] = start;
        ends[Count] = end;
        Count++;
    }

    /// <summary>Lets the last character stand for everything up to <paramref name="end"/>.</summary>
    public void ExtendLast(int end)
    {
        if (Count > 0)
        {
            ends[Count - 1] = end;
        }
    }

    /// <summary>Removes the last character where it is <paramref name="unwanted"/>.</summary>
    public void DropLast(char unwanted)
    {
        if (Count > 0 && characters[Count - 1] == unwanted)
        {
            Count--;
        }
    }

    private void Grow()
    {
        int size = characters.Length * 2;
        Array.Resize(ref characters, size);
        Array.Resize(ref starts, size);
        Array.Resize(ref ends, size);
    }
}
