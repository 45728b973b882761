namespace Belong.Classifiers.Text;

/// <summary>
/// A message as detectors read it: compatibility-normalised, lower-cased, disguises undone, cut into typed tokens,
/// with every position traceable to the text as it was written. Immutable and safe to share between threads.
/// </summary>
public sealed class NormalisedText
{
    [ThreadStatic]
    private static TextBuffer? scratch;

    private readonly int[] starts;
    private readonly int[] ends;
    private readonly Token[] tokens;

    private NormalisedText(string original, TextBuffer buffer)
    {
        Original = original;
        Text = buffer.Text.ToString();
        starts = buffer.Starts.ToArray();
        ends = buffer.Ends.ToArray();
        tokens = buffer.Tokens.ToArray();
    }

    /// <summary>The text as it was written.</summary>
    public string Original { get; }

    /// <summary>The normalised text; single spaces stand for any run of white space.</summary>
    public string Text { get; }

    /// <summary>The typed tokens in reading order.</summary>
    public ReadOnlySpan<Token> Tokens => tokens;

    /// <summary>Normalises a text of any length, well-formed or not.</summary>
    /// <exception cref="UnicodeUnavailableException">Unicode normalisation is switched off in this process.</exception>
    public static NormalisedText From(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        UnicodeProof.Require();
        TextBuffer buffer = scratch ??= new TextBuffer();
        buffer.Fill(original);
        return new NormalisedText(original, buffer);
    }

    /// <summary>The normalised value of a token, for example the host and path of an address in lower case.</summary>
    public ReadOnlySpan<char> ValueOf(Token token) => Text.AsSpan(token.Start, token.Length);

    /// <summary>Where a stretch of the normalised text stood in the original, in UTF-16 units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stretch is not inside the normalised text.</exception>
    public (int Start, int Length) ToOriginal(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + (long)length, Text.Length, nameof(length));
        if (length == 0)
        {
            int position = start < starts.Length ? starts[start] : Original.Length;
            return (position, 0);
        }

        int from = starts[start];
        return (from, ends[start + length - 1] - from);
    }

    internal TokenisedText Tokenised => new(Text, tokens);
}
