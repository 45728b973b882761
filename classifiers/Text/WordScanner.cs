namespace Belong.Classifiers.Text;

/// <summary>
/// Finds words in folded text, those with signs or digits for letters and those with letters set apart included.
/// </summary>
internal static class WordScanner
{
    private const int LongestWord = 64;

    /// <summary>
    /// The end of the word that begins at <paramref name="at"/>, or <paramref name="at"/> where there is none.
    /// </summary>
    public static int Scan(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + LongestWord);
        var end = at;
        if (text[at] == '$' && at + 1 < limit && IsLetter(text[at + 1]))
            end++;

        while (end < limit && (IsLetter(text[end]) || char.IsAsciiDigit(text[end]) || Joins(text, at, end, limit)))
            end++;

        // A pair of surrogates is never cut in two.
        if (end > at && end < text.Length && char.IsHighSurrogate(text[end - 1]))
            end--;

        return end;
    }

    /// <summary>
    /// The end of letters set apart ("f o o l", "f.o.o.l") that begin at <paramref name="at"/>, or
    /// <paramref name="at"/>.
    /// At least three letters, all parted by the same mark.
    /// </summary>
    public static int ScanSpaced(ReadOnlySpan<char> text, int at)
    {
        if (
            at + 4 >= text.Length
            || !IsLetter(text[at])
            || text[at + 1] is not (' ' or '.' or '-' or '_' or '*' or '\u2022' or '\u00B7')
        )
        {
            return at;
        }

        var mark = text[at + 1];
        var letters = 1;
        var end = at + 1;
        while (
            letters < LongestWord
            && end + 1 < text.Length
            && text[end] == mark
            && IsLetter(text[end + 1])
            && (end + 2 >= text.Length || !IsLetterOrDigit(text[end + 2]))
        )
        {
            // "i'm" and "e's" are words of their own.
            if (mark == ' ' && end + 2 < text.Length && text[end + 2] == '\'')
                break;

            letters++;
            end += 2;
        }

        return letters >= 3 ? end : at;
    }

    public static bool IsLetter(char c) => c < '\u0080' ? char.IsAsciiLetter(c) : char.IsLetter(c);

    public static bool IsLetterOrDigit(char c) => IsLetter(c) || char.IsAsciiDigit(c);

    private static bool Joins(ReadOnlySpan<char> text, int start, int at, int limit)
    {
        if (at == start)
            return false;

        var after = IsLetterOrDigit(text[at - 1]);
        var before = at + 1 < limit && IsLetter(text[at + 1]);
        return text[at] switch
        {
            '\'' or '@' => after && before,
            '!' => after && before && at - start <= 2,
            '$' => (after || text[at - 1] == '$')
                && (before || (at + 1 < limit && text[at + 1] == '$') || text[at - 1] == '$'),
            '*' => JoinsAsMask(text, start, at, limit),
            _ => false,
        };
    }

    // "f*ck", "b**ch" and "sh**", but not the marks of bold text.
    private static bool JoinsAsMask(ReadOnlySpan<char> text, int start, int at, int limit)
    {
        if (start > 0 && text[start - 1] == '*')
            return false;

        var run = at;
        while (run < limit && text[run] == '*')
            run++;

        var first = at;
        while (first > start && text[first - 1] == '*')
            first--;

        return (run < limit && IsLetter(text[run])) || (run - first >= 2 && first - start <= 3);
    }
}
