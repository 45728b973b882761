namespace Belong.Classifiers.Text;

/// <summary>Finds mentions, hashtags and the placeholders that platforms and corpora write for them.</summary>
internal static class MentionScanner
{
    private const int LongestName = 64;

    /// <summary>
    /// The end of the mention that begins at <paramref name="at"/>, or <paramref name="at"/> where there is none.
    /// </summary>
    public static int Scan(ReadOnlySpan<char> text, int at, out TokenKind kind)
    {
        kind = TokenKind.Mention;
        switch (text[at])
        {
            case '@':
                return EndOfName(text, at);
            case '#':
                kind = TokenKind.Hashtag;
                return EndOfName(text, at);
            case '<' or '[':
                return Bracketed(text, at, ref kind);
            default:
                return at;
        }
    }

    private static int EndOfName(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        while (
            end < text.Length && end - at <= LongestName && (WordScanner.IsLetterOrDigit(text[end]) || text[end] == '_')
        )
        {
            end++;
        }

        return end > at + 1 ? end : at;
    }

    private static int Bracketed(ReadOnlySpan<char> text, int at, ref TokenKind kind)
    {
        var closing = text[at] == '<' ? '>' : ']';
        var rest = text.Slice(at + 1, Math.Min(text.Length - at - 1, LongestName));
        var close = rest.IndexOf(closing);
        if (close <= 0)
            return at;

        TokenKind? found = rest[..close] switch
        {
            "user" or "name" or "person" or "mention" => TokenKind.Mention,
            "url" or "link" or "http" => TokenKind.Url,
            "number" or "percent" or "time" or "date" => TokenKind.Number,
            "money" => TokenKind.Price,
            "email" => TokenKind.Email,
            "phone" => TokenKind.Phone,
            ['@' or '#', ..] => TokenKind.Mention,
            [':', ..] => TokenKind.Emoji,
            _ => null,
        };
        kind = found ?? kind;
        return found is null ? at : at + close + 2;
    }
}
