using System.Text.RegularExpressions;
using Belong.Classifiers.Text;

namespace Belong.Bot.Screening.Detectors;

/// <summary>Correspondence pasted with its marks: a mail with its header, lines of a private chat.</summary>
internal static partial class PastedCorrespondence
{
    private const float PastedMailScore = 0.9f;
    private const float PastedChatScore = 0.7f;

    // Who says that they may share it is believed, and the score kept.
    private const float PermittedScore = 0.3f;

    private const int FewestFields = 3;
    private const int FewestLines = 3;

    // A header's fields stand together; further down a new one begins.
    private const int LongestHeader = 400;

    public static void AddTo(List<PersonalDatum> data, NormalisedText text)
    {
        var original = text.Original;
        var permitted =
            text.Text.Contains("permission", StringComparison.Ordinal)
            || text.Text.Contains("consent", StringComparison.Ordinal);
        if (text.Text.Contains("from:", StringComparison.Ordinal) && Header(original) is { } header)
        {
            data.Add(
                new PersonalDatum(
                    "an e-mail pasted with its header",
                    header.Start,
                    header.Length,
                    permitted ? PermittedScore : PastedMailScore
                )
            );
        }

        if (original.Contains('\n') && Lines(original) is { } chat)
        {
            data.Add(
                new PersonalDatum(
                    "lines copied from a private conversation",
                    chat.Start,
                    chat.Length,
                    permitted ? PermittedScore : PastedChatScore
                )
            );
        }
    }

    private static (int Start, int Length)? Header(string original)
    {
        var start = -1;
        var end = 0;
        var fields = new HashSet<string>();
        foreach (var match in Field().EnumerateMatches(original))
        {
            if (start < 0 || match.Index - start > LongestHeader)
            {
                start = match.Index;
                fields.Clear();
            }

            end = match.Index + match.Length;
            var name = original.AsSpan(match.Index, match.Length).Trim("\n\r> *\t:").ToString().ToLowerInvariant();
            fields.Add(name is "date" ? "sent" : name);
            if (
                fields.Count >= FewestFields
                && fields.Contains("from")
                && (fields.Contains("sent") || fields.Contains("subject"))
            )
            {
                var first = start;
                while (first < end && char.IsWhiteSpace(original[first]))
                    first++;

                return (first, end - first);
            }
        }

        return null;
    }

    private static (int Start, int Length)? Lines(string original)
    {
        var lines = 0;
        var start = 0;
        var end = 0;
        foreach (var match in ChatLine().EnumerateMatches(original))
        {
            start = lines == 0 ? match.Index : start;
            end = match.Index + match.Length;
            lines++;
            if (lines >= FewestLines)
                return (start, end - start);
        }

        return null;
    }

    [GeneratedRegex(
        @"^[> *\t]{0,6}(?:from|to|cc|bcc|sent|date|subject)\*?:",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Field();

    // WhatsApp's exports ("12/03/2024, 14:02 - Name: ...", "[12/03/2024, 14:02:11] Name: ...") and what copying from
    // Discord gives ("Name — Today at 14:02", "[14:02] Name: ...").
    [GeneratedRegex(
        @"^[> \t]{0,4}(?:\[?[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[ap]m)?\]?(?: -)? [^:\n]{1,40}:|\[[0-9]{1,2}:[0-9]{2}(?: ?[ap]m)?\] ?[^:\n]{1,40}:|[^\n]{1,40} \u2014 (?:Today|Yesterday) at [0-9]{1,2}:[0-9]{2})",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex ChatLine();
}
