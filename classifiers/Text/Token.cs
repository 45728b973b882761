namespace Belong.Classifiers.Text;

/// <summary>
/// One typed token. <paramref name="Start"/> and <paramref name="Length"/> count UTF-16 units of the normalised text,
/// <paramref name="OriginalStart"/> and <paramref name="OriginalLength"/> those of the text as it was written.
/// </summary>
public readonly record struct Token(
    TokenKind Kind,
    TokenTraits Traits,
    int Start,
    int Length,
    int OriginalStart,
    int OriginalLength
)
{
    /// <summary>The first position of the normalised text after this token.</summary>
    public int End => Start + Length;
}
