using Belong.Classifiers.Text;

namespace Belong.Bot.Screening;

/// <summary>
/// Phrases to be found in normalised text, word by word: disguises, capitals, apostrophes and single marks between
/// words make no difference. Immutable.
/// </summary>
/// <typeparam name="T">What each phrase stands for.</typeparam>
internal sealed class PhraseBook<T>
{
    private const int LongestWord = 64;

    private readonly Dictionary<string, Entry[]> _byFirstWord;
    private readonly Dictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <param name="phrases">A leading <c>^</c> asks for the beginning of a sentence.</param>
    /// <exception cref="FormatException">A phrase has no word, or something in it is not a word.</exception>
    public PhraseBook(IEnumerable<(string Phrase, T Value)> phrases)
    {
        _byFirstWord = phrases
            .Select(phrase => Parse(phrase.Phrase, phrase.Value))
            .GroupBy(entry => entry.Words[0], StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.OrderByDescending(entry => entry.Words.Length).ToArray(),
                StringComparer.Ordinal
            );
        _lookup = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsEmpty => _byFirstWord.Count == 0;

    /// <summary>The longest phrase that begins at a token.</summary>
    /// <param name="last">The phrase's last token.</param>
    public bool TryMatch(NormalisedText text, int first, out int last, out T value)
    {
        last = first;
        value = default!;
        Span<char> buffer = stackalloc char[LongestWord];
        var tokens = text.Tokens;
        if (
            tokens[first].Kind != TokenKind.Word
            || !_lookup.TryGetValue(Plain(text.ValueOf(tokens[first]), buffer), out var entries)
        )
        {
            return false;
        }

        foreach (var entry in entries)
        {
            if (
                (!entry.Anchored || BeginsSentence(text, first))
                && Continues(text, first, entry.Words, buffer, out last)
            )
            {
                value = entry.Value;
                return true;
            }
        }

        return false;
    }

    private static bool Continues(NormalisedText text, int first, string[] words, Span<char> buffer, out int last)
    {
        var tokens = text.Tokens;
        last = first;
        for (var word = 1; word < words.Length; word++)
        {
            var next = last + 1;
            if (next < tokens.Length && tokens[next].Kind is TokenKind.Punctuation or TokenKind.Emoji)
                next++;
            if (
                next >= tokens.Length
                || tokens[next].Kind != TokenKind.Word
                || !Plain(text.ValueOf(tokens[next]), buffer).SequenceEqual(words[word])
            )
            {
                return false;
            }

            last = next;
        }

        return true;
    }

    private static bool BeginsSentence(NormalisedText text, int token) =>
        token == 0
        || text.Tokens[token - 1].Kind is TokenKind.Mention or TokenKind.Emoji
        || (text.Tokens[token - 1].Kind == TokenKind.Punctuation && text.ValueOf(text.Tokens[token - 1])[0] != '\'')
        || text.Original.AsSpan(0, text.Tokens[token].OriginalStart).TrimEnd(' ').EndsWith('\n');

    private static Entry Parse(string phrase, T value)
    {
        var anchored = phrase.StartsWith('^');
        var text = NormalisedText.From(anchored ? phrase[1..] : phrase);
        var words = new string[text.Tokens.Length];
        Span<char> buffer = stackalloc char[LongestWord];
        for (var i = 0; i < words.Length; i++)
        {
            if (text.Tokens[i].Kind != TokenKind.Word)
                throw new FormatException($"'{text.ValueOf(text.Tokens[i])}' is not a word");
            words[i] = Plain(text.ValueOf(text.Tokens[i]), buffer).ToString();
        }

        return words.Length == 0 ? throw new FormatException("there is no word") : new Entry(words, anchored, value);
    }

    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (!word.Contains('\'') || word.Length > buffer.Length)
            return word;

        var length = 0;
        foreach (var c in word)
        {
            if (c != '\'')
                buffer[length++] = c;
        }

        return buffer[..length];
    }

    private sealed record Entry(string[] Words, bool Anchored, T Value);
}
