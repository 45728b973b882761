namespace Belong.Classifiers.Text;

/// <summary>
/// A message as detectors read it: compatibility-normalised, lower-cased, disguises undone, cut into typed tokens,
/// with every position traceable to the text as it was written. Immutable and safe to share between threads.
/// </summary>
public sealed class NormalisedText
{
    [ThreadStatic]
    private static TextBuffer? _scratch;

    private readonly OffsetMap _places;
    private readonly Token[] _tokens;

    private NormalisedText(string original, TextBuffer buffer)
    {
        Original = original;
        Text = buffer.Text.SequenceEqual(original) ? original : buffer.Text.ToString();
        _places = OffsetMap.Of(buffer.Starts, buffer.Ends);
        _tokens = buffer.Tokens.ToArray();
    }

    /// <summary>The text as it was written.</summary>
    public string Original { get; }

    /// <summary>The normalised text; single spaces stand for any run of white space.</summary>
    public string Text { get; }

    /// <summary>The typed tokens in reading order.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens;

    /// <summary>Normalises a text of any length, well-formed or not.</summary>
    /// <exception cref="UnicodeUnavailableException">Unicode normalisation is switched off in this process.</exception>
    public static NormalisedText From(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        UnicodeProof.Require();
        var buffer = _scratch ??= new TextBuffer();
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
            return (start < Text.Length ? _places[start].Start : Original.Length, 0);

        var from = _places[start].Start;
        return (from, _places[start + length - 1].End - from);
    }

    internal TokenisedText Tokenised => new(Text, _tokens);
}
