using System.Buffers;

namespace Belong.Classifiers.Text;

/// <summary>The second pass over a text: cuts it into typed tokens and undoes disguises inside words.</summary>
internal readonly ref struct Tokeniser(
    ReadOnlySpan<char> original,
    CharacterTrack folded,
    CharacterTrack output,
    List<Token> tokens
)
{
    private static readonly SearchValues<char> StandIns = SearchValues.Create("013456789@$!");

    private readonly ReadOnlySpan<char> _original = original;

    public void Run()
    {
        var text = folded.Characters;
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ')
            {
                output.Add(' ', folded.Starts[at], folded.Ends[at]);
                at++;
            }
            else
            {
                at = Next(text, at);
            }
        }
    }

    private int Next(Span<char> text, int at)
    {
        var fresh = at == 0 || !WordScanner.IsLetterOrDigit(text[at - 1]);
        var c = text[at];
        if (
            fresh
            && char.IsAsciiLetterOrDigit(c)
            && AddressScanner.Scan(text, at, out var kind) is int address
            && address > at
        )
        {
            return Copy(at, address, kind);
        }

        if (c is '@' or '#' or '<' or '[' && MentionScanner.Scan(text, at, out kind) is int mention && mention > at)
            return Copy(kind == TokenKind.Hashtag ? at + 1 : at, mention, kind);

        var letter = WordScanner.IsLetter(c);
        if (
            !letter
            && NumberScanner.Scan(text, at, out kind) is int number
            && number > at
            && !ReadsAsWord(text, at, number)
        )
        {
            return Copy(at, number, kind);
        }

        if (fresh && letter && WordScanner.ScanSpaced(text, at) is int spaced && spaced > at)
            return Join(text, at, spaced);

        if ((letter || c is '$' || char.IsAsciiDigit(c)) && WordScanner.Scan(text, at) is int word && word > at)
            return Word(text, at, word);

        return EmojiScanner.Scan(text, at) is int emoji && emoji > at
            ? Copy(at, emoji, TokenKind.Emoji)
            : Mark(text, at);
    }

    private static bool ReadsAsWord(ReadOnlySpan<char> text, int at, int numberEnd)
    {
        var end = WordScanner.Scan(text, at);
        return end > numberEnd
            ? !char.IsAsciiDigit(text[at]) || !AllDigits(text[at..end])
            : end == numberEnd && end - at >= 4 && Leetspeak.IsMeant(text[at..end]);
    }

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private int Copy(int from, int to, TokenKind kind)
    {
        var start = output.Count;
        for (var i = from; i < to; i++)
            output.Add(folded.Characters[i], folded.Starts[i], folded.Ends[i]);

        Add(kind, TokenTraits.None, start, folded.Starts[from], folded.Ends[to - 1]);
        return to;
    }

    private int Word(Span<char> text, int from, int to)
    {
        var word = text[from..to];
        var traits = Lookalikes.Undo(word) ? TokenTraits.Disguised : TokenTraits.None;
        var leet = word.ContainsAny(StandIns) && Leetspeak.IsMeant(word);
        traits |= leet ? TokenTraits.Disguised : TokenTraits.None;
        var start = output.Count;
        var i = 0;
        while (i < word.Length)
        {
            var letter =
                leet && !WordScanner.IsLetter(word[i]) && Leetspeak.LetterFor(word, i) is char meant and not '\0'
                    ? meant
                    : word[i];
            var run = 1;
            while (i + run < word.Length && word[i + run] == word[i])
                run++;

            var keep =
                char.IsAsciiDigit(letter) || letter == '*' ? run : Repetition.Keep(letter, run, i + run == word.Length);
            traits |= keep < run ? TokenTraits.Elongated : TokenTraits.None;
            for (var k = 0; k < keep; k++)
            {
                var last = k == keep - 1 ? i + run - 1 : i + k;
                output.Add(letter, folded.Starts[from + i + k], folded.Ends[from + last]);
            }

            i += run;
        }

        var originalStart = folded.Starts[from];
        var originalEnd = folded.Ends[to - 1];
        traits |= originalEnd - originalStart > to - from ? TokenTraits.Disguised : TokenTraits.None;
        traits |= IsShouted(_original[originalStart..originalEnd]) ? TokenTraits.Shouted : TokenTraits.None;
        Add(TokenKind.Word, traits, start, originalStart, originalEnd);
        return to;
    }

    private int Join(Span<char> text, int from, int to)
    {
        var start = output.Count;
        for (var i = from; i < to; i += 2)
        {
            Lookalikes.Undo(text.Slice(i, 1));
            output.Add(text[i], folded.Starts[i], folded.Ends[i]);
        }

        Add(TokenKind.Word, TokenTraits.Disguised, start, folded.Starts[from], folded.Ends[to - 1]);
        return to;
    }

    private int Mark(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] == text[at])
            end++;

        var start = output.Count;
        output.Add(text[at], folded.Starts[at], folded.Ends[end - 1]);
        Add(
            TokenKind.Punctuation,
            end - at > 1 ? TokenTraits.Elongated : TokenTraits.None,
            start,
            folded.Starts[at],
            folded.Ends[end - 1]
        );
        return end;
    }

    private void Add(TokenKind kind, TokenTraits traits, int start, int originalStart, int originalEnd) =>
        tokens.Add(new Token(kind, traits, start, output.Count - start, originalStart, originalEnd - originalStart));

    private static bool IsShouted(ReadOnlySpan<char> written)
    {
        var capitals = 0;
        foreach (var c in written)
        {
            if (char.IsLower(c))
                return false;

            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals >= 2;
    }
}
