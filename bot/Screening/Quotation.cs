using Belong.Classifiers.Text;

namespace Belong.Bot.Screening;

/// <summary>
/// Whether words are somebody else's, held up rather than said: in quotation marks, in a quoted line, or after a
/// word of reporting. Quoting and reporting abuse is not abuse.
/// </summary>
internal static class Quotation
{
    // How many words before the phrase a word of reporting still governs it.
    private const int Reach = 10;

    // A denial governs what follows at once: "never say", but not "don't come here, say it elsewhere".
    private const int DenialReach = 3;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Reporting = new HashSet<string>([
        "said",
        "says",
        "say",
        "saying",
        "told",
        "tell",
        "tells",
        "telling",
        "called",
        "calling",
        "wrote",
        "written",
        "writes",
        "writing",
        "shouted",
        "shouting",
        "yelled",
        "screamed",
        "heard",
        "hear",
        "hearing",
        "message",
        "messages",
        "comment",
        "comments",
        "phrase",
        "phrases",
        "words",
        "word",
        "quote",
        "quoted",
        "quoting",
        "reads",
        "received",
        "sent",
        "sending",
        "posted",
        "tweeted",
        "tweet",
        "sprayed",
        "graffiti",
        "chanting",
        "chanted",
        "abuse",
        "slur",
        "insult",
        "insults",
        "sign",
        "sticker",
        "stickers",
        "leaflet",
        "slogan",
        "example",
        "examples",
        "reported",
        "reporting",
        "unacceptable",
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Denial = new HashSet<string>([
        "never",
        "not",
        "don't",
        "dont",
        "doesn't",
        "doesnt",
        "didn't",
        "didnt",
        "won't",
        "wont",
        "nobody",
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the tokens from first to last are quoted, reported or denied.</summary>
    public static bool Covers(NormalisedText text, int first, int last) =>
        InMarks(text, first, last) || InQuotedLine(text, first) || AfterReporting(text, first);

    private static bool InMarks(NormalisedText text, int first, int last)
    {
        // The nearest mark before has to open: an odd number of marks before, and one after.
        var before = 0;
        for (var i = 0; i < first; i++)
            before += IsQuote(text, i) ? 1 : 0;

        if (before % 2 == 0)
            return false;

        for (var i = last + 1; i < text.Tokens.Length; i++)
        {
            if (IsQuote(text, i))
                return true;
        }

        return false;
    }

    private static bool IsQuote(NormalisedText text, int token) =>
        text.Tokens[token].Kind == TokenKind.Punctuation && text.ValueOf(text.Tokens[token])[0] is '"' or '\'';

    private static bool InQuotedLine(NormalisedText text, int token)
    {
        var start = text.Tokens[token].OriginalStart;
        var line = text.Original.AsSpan(0, start);
        return line[(line.LastIndexOf('\n') + 1)..].TrimStart().StartsWith('>');
    }

    private static bool AfterReporting(NormalisedText text, int first)
    {
        var words = 0;
        for (var i = first - 1; i >= 0 && words < Reach; i--)
        {
            var token = text.Tokens[i];
            if (token.Kind == TokenKind.Word)
            {
                words++;
                if (
                    Reporting.Contains(text.ValueOf(token))
                    || (words <= DenialReach && Denial.Contains(text.ValueOf(token)))
                )
                {
                    return true;
                }
            }
            else if (token.Kind == TokenKind.Punctuation && text.ValueOf(token)[0] is '.' or '!' or '?')
            {
                return false;
            }
        }

        return false;
    }
}
