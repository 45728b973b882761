using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Belong.Bot.Charter;

/// <summary>One word of a query or of a clause, in lower case and without accents, with its stem.</summary>
/// <param name="Word">The whole word.</param>
/// <param name="Stem">The word without its English ending: <c>harass</c> of <c>harassment</c>.</param>
internal readonly record struct SearchTerm(string Word, string Stem)
{
    private const int ShortestPrefix = 3;
    private const int ShortestStem = 3;
    private const int ShortestMisspelt = 4;
    private const int ShortestTwiceMisspelt = 8;

    private static readonly FrozenSet<string> StopWords = FrozenSet.ToFrozenSet([
        "a",
        "about",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "can",
        "clause",
        "did",
        "do",
        "does",
        "for",
        "from",
        "has",
        "have",
        "how",
        "i",
        "if",
        "in",
        "is",
        "it",
        "its",
        "may",
        "me",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "rule",
        "should",
        "so",
        "somebody",
        "someone",
        "something",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "to",
        "us",
        "was",
        "we",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "you",
        "your",
    ]);

    // Longest first, so that "discriminatory" and "discrimination" lose the whole of their endings.
    private static readonly string[] Endings =
    [
        "ations",
        "ation",
        "atory",
        "ments",
        "ating",
        "ated",
        "ment",
        "ions",
        "ings",
        "ists",
        "isms",
        "ion",
        "ing",
        "ist",
        "ism",
        "ate",
        "ers",
        "ies",
        "ed",
        "er",
        "es",
        "ly",
        "or",
        "s",
        "y",
        "e",
    ];

    /// <summary>The words of a text that say something. Where all are stop words, all of them.</summary>
    public static IEnumerable<SearchTerm> Meaningful(string text)
    {
        var words = Split(text).ToList();
        var telling = words.Where(word => !StopWords.Contains(word)).ToList();
        return (telling.Count > 0 ? telling : words).Distinct().Select(word => new SearchTerm(word, StemOf(word)));
    }

    /// <summary>How well this word, as asked, fits a clause's word: 1 the same, 0 not at all.</summary>
    public double Likeness(SearchTerm other)
    {
        if (Word == other.Word)
        {
            return 1;
        }

        if (Stem == other.Stem)
        {
            return 0.9;
        }

        if (Word.Length >= ShortestPrefix && other.Word.StartsWith(Word, StringComparison.Ordinal))
        {
            return 0.7;
        }

        // "threatening" asked, "threat" written.
        if (
            other.Stem.Length >= ShortestMisspelt
            && Stem.Length - other.Stem.Length is > 0 and <= 3
            && Stem.StartsWith(other.Stem, StringComparison.Ordinal)
        )
        {
            return 0.6;
        }

        return IsMisspelt(other.Word) || (other.Stem.Length >= ShortestMisspelt && IsMisspelt(other.Stem)) ? 0.4 : 0;
    }

    private bool IsMisspelt(string other)
    {
        // Numbers are ids and hours: one digit away is another thing.
        if (Word.Length < ShortestMisspelt || other.Length < ShortestMisspelt || Word.Any(char.IsAsciiDigit))
        {
            return false;
        }

        var allowed = Math.Min(Word.Length, other.Length) >= ShortestTwiceMisspelt ? 2 : 1;
        return EditDistance.IsWithin(Word, other, allowed);
    }

    private static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var character in WellFormed(text).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (
                character is not ('\'' or '’')
                && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
                && word.Length > 0
            )
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    // A query cut in the middle of a pair, or pasted from a broken source, has lone surrogates: Normalize refuses them.
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());

    private static string StemOf(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
