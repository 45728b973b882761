namespace Belong.Classifiers.Text;

/// <summary>Finds prices, telephone numbers and other numbers in folded text.</summary>
internal static class NumberScanner
{
    /// <summary>
    /// The end of the number that begins at <paramref name="at"/>, or <paramref name="at"/> where there is none.
    /// </summary>
    public static int Scan(ReadOnlySpan<char> text, int at, out TokenKind kind)
    {
        kind = TokenKind.Number;
        var c = text[at];
        if (c is '$' or '\u00A3' or '\u20AC')
        {
            kind = TokenKind.Price;
            var digits = at + 1 < text.Length && text[at + 1] == ' ' ? at + 2 : at + 1;
            var end = Digits(text, digits, priceMarks: true);
            return end == digits ? at : EndOfUnit(text, end);
        }

        var phone = Phone(text, at);
        if (phone > at)
        {
            kind = TokenKind.Phone;
            return phone;
        }

        if (!char.IsAsciiDigit(c))
            return at;

        var stop = Digits(text, at, priceMarks: false);
        if (stop < text.Length && text[stop] is '\u00A3' or '\u20AC')
        {
            kind = TokenKind.Price;
            return stop + 1;
        }

        stop = EndOfUnit(text, stop);
        return stop < text.Length && text[stop] == '%' ? stop + 1 : stop;
    }

    private static int Digits(ReadOnlySpan<char> text, int at, bool priceMarks)
    {
        var end = at;
        while (
            end < text.Length
            && (
                char.IsAsciiDigit(text[end])
                || (
                    end > at
                    && end + 1 < text.Length
                    && char.IsAsciiDigit(text[end + 1])
                    && (text[end] is '.' or ',' || (!priceMarks && text[end] is ':' or '/' or '-'))
                )
            )
        )
        {
            end++;
        }

        return end;
    }

    // "20th", "3pm", "5k": at most three letters belong to the number.
    private static int EndOfUnit(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && WordScanner.IsLetter(text[end]))
            end++;

        return end - at <= 3 ? end : at;
    }

    private static int Phone(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is not ('+' or '(' or '0'))
            return at;

        var digits = 0;
        var end = at;
        var last = at;
        while (
            end < text.Length
            && digits <= 15
            && (
                char.IsAsciiDigit(text[end])
                || text[end] is ' ' or '-' or '(' or ')' or '.'
                || (end == at && text[end] == '+')
            )
        )
        {
            if (char.IsAsciiDigit(text[end]))
            {
                digits++;
                last = end + 1;
            }
            else if (end > at && text[end - 1] == text[end])
            {
                break;
            }

            end++;
        }

        var followed = last < text.Length && WordScanner.IsLetterOrDigit(text[last]);
        return digits is >= 9 and <= 15 && !followed ? last : at;
    }
}
