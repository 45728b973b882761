namespace Belong.Classifiers.Text;

/// <summary>Finds emoji in folded text (joiners and variation selectors are gone by then).</summary>
internal static class EmojiScanner
{
    /// <summary>
    /// The end of the emoji that begins at <paramref name="at"/>, or <paramref name="at"/> where there is none.
    /// </summary>
    public static int Scan(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (
            c
            is (>= '\u2300' and <= '\u23FF')
                or (>= '\u25A0' and <= '\u27BF')
                or (>= '\u2B00' and <= '\u2BFF')
                or '\u203C'
                or '\u2049'
        )
        {
            return at + 1;
        }

        if (!char.IsHighSurrogate(c) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
            return at;

        var flag = IsRegional(text, at) && at + 3 < text.Length && IsRegional(text, at + 2);
        return flag ? at + 4 : at + 2;
    }

    private static bool IsRegional(ReadOnlySpan<char> text, int at) =>
        text[at] == '\uD83C' && text[at + 1] is >= '\uDDE6' and <= '\uDDFF';
}
