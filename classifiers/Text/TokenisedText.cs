namespace Belong.Classifiers.Text;

/// <summary>A view of a normalised text and its tokens that owns nothing and allocates nothing.</summary>
internal readonly ref struct TokenisedText(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
{
    public ReadOnlySpan<char> Text { get; } = text;

    public ReadOnlySpan<Token> Tokens { get; } = tokens;

    public ReadOnlySpan<char> ValueOf(in Token token) => Text.Slice(token.Start, token.Length);

    /// <summary>The same text seen through a window of its tokens.</summary>
    public TokenisedText Window(int start, int count) => new(Text, Tokens.Slice(start, count));
}
