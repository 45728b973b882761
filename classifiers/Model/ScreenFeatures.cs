using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>
/// The features that the screen reads: words in sequence, letters in words, and the structure of who does what to whom
/// (<see cref="StructureFeatures"/>).
/// </summary>
internal static class ScreenFeatures
{
    public const int WordFamily = 0;
    public const int LetterFamily = 1;
    public const int StructureFamily = 2;

    private const ulong WordSeed = 0xA0761D6478BD642F;
    private const ulong SkipSeed = 0xE7037ED1A0B428DB;
    private const ulong LetterSeed = 0x8EBC6AF09C88C6E3;
    private const ulong HostSeed = 0x589965CC75374CC3;

    /// <summary>
    /// Replaces the content of <paramref name="list"/> by the features of a text whose table is filled.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="table">What is known of its tokens.</param>
    /// <param name="bits">The screen's buckets are two to this power.</param>
    /// <param name="list">To be filled.</param>
    /// <param name="letters">Whether to include letters, which <see cref="LetterSums"/> remembers by the word.</param>
    public static void Extract(TokenisedText text, TokenTable table, int bits, FeatureList list, bool letters)
    {
        list.Clear();
        AddWords(text, table, bits, list);
        list.EndFamily(WordFamily);
        if (letters)
            AddLetters(text, bits, list);

        list.EndFamily(LetterFamily);
        StructureFeatures.Add(text, table, bits, list);
        list.EndFamily(StructureFamily);
    }

    private static void AddWords(TokenisedText text, TokenTable table, int bits, FeatureList list)
    {
        var one = -1;
        var two = -1;
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var token = text.Tokens[i];
            if (token.Kind == TokenKind.Punctuation && text.ValueOf(token)[0] is not ('?' or '!' or '"'))
                continue;

            var hash = table.Hashes[i] ^ WordSeed;
            list.Add(TokenHash.Bucket(hash, bits), i, i);
            if (one >= 0)
            {
                var pair = TokenHash.Join(table.Hashes[one] ^ WordSeed, hash);
                list.Add(TokenHash.Bucket(pair, bits), one, i);
                if (two >= 0)
                {
                    var before = table.Hashes[two] ^ WordSeed;
                    list.Add(TokenHash.Bucket(TokenHash.Join(before, pair), bits), two, i);
                    list.Add(TokenHash.Bucket(TokenHash.Join(before ^ SkipSeed, hash), bits), two, i);
                }
            }

            if (token.Kind == TokenKind.Url && Host(text.ValueOf(token)) is var host && !IsReserved(host))
                list.Add(TokenHash.Bucket(TokenHash.Of(host) ^ HostSeed, bits), i, i);

            two = one;
            one = i;
        }
    }

    private static void AddLetters(TokenisedText text, int bits, FeatureList list)
    {
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var token = text.Tokens[i];
            if (token.Kind is TokenKind.Word or TokenKind.Hashtag)
                AddLetters(text.ValueOf(token), i, bits, list);
        }
    }

    /// <summary>Three, four and five letters in a row, with the word's edges as letters of their own.</summary>
    public static void AddLetters(ReadOnlySpan<char> word, int token, int bits, FeatureList list)
    {
        for (var start = -1; start <= word.Length - 2; start++)
        {
            var hash = LetterSeed;
            for (var length = 0; length < 5 && start + length <= word.Length; length++)
            {
                var at = start + length;
                hash = TokenHash.Step(
                    hash,
                    at < 0 ? '<'
                        : at == word.Length ? '>'
                        : word[at]
                );
                if (length >= 2)
                    list.Add(TokenHash.Bucket(TokenHash.Finish(hash), bits), token, token);
            }
        }
    }

    private static ReadOnlySpan<char> Host(ReadOnlySpan<char> address)
    {
        var scheme = address.IndexOf("//");
        var rest = scheme < 0 ? address : address[(scheme + 2)..];
        rest = rest.StartsWith("www.") ? rest[4..] : rest;
        var end = rest.IndexOfAny('/', '?', '#');
        return end < 0 ? rest : rest[..end];
    }

    // RFC 2606: names for documentation. Written examples use them, so they would tell how a line came about, not what
    // it is.
    private static bool IsReserved(ReadOnlySpan<char> host) =>
        host.EndsWith(".example")
        || host.EndsWith(".test")
        || host.EndsWith(".invalid")
        || host.Contains("example.", StringComparison.Ordinal);
}
