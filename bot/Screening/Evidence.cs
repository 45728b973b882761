using System.Text;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>
/// The words that a flag keeps: the author's own as they stand, then each part in which something was found, with the
/// marks of all of them in that one text.
/// </summary>
internal static class Evidence
{
    /// <summary>More marks than anybody reads on one card.</summary>
    private const int MostMarks = 100;

    /// <summary>The text, and the marks in order, merged where they overlap.</summary>
    public static (string Text, IReadOnlyList<TextMark> Marks) Of(Utterance utterance, IReadOnlyList<Finding> findings)
    {
        var text = utterance.Words.Original;
        List<TextMark> marks = [];
        StringBuilder? longer = null;
        foreach (var part in utterance.Texts)
        {
            var offset = 0;
            if (part != utterance.Words)
            {
                if (!findings.Any(finding => finding.In == part))
                    continue;

                longer ??= new StringBuilder(text);
                longer.Append(longer.Length > 0 ? "\n\n" : "").Append(Heading(part.Part));
                offset = longer.Length;
                longer.Append(part.Original);
            }

            foreach (var finding in findings)
            {
                if (finding.In == part)
                    marks.AddRange(finding.Marks.Select(mark => mark with { Start = mark.Start + offset }));
            }
        }

        return (longer?.ToString() ?? text, Merge(marks));
    }

    /// <summary>Marks in order; overlapping ones become one that carries all their labels.</summary>
    public static IReadOnlyList<TextMark> Merge(IEnumerable<TextMark> marks)
    {
        List<TextMark> merged = [];
        foreach (
            var mark in marks
                .Where(mark => mark.Length > 0)
                .OrderBy(mark => mark.Start)
                .ThenByDescending(mark => mark.Length)
        )
        {
            if (merged is [.., var last] && mark.Start < last.Start + last.Length)
            {
                var end = Math.Max(last.Start + last.Length, mark.Start + mark.Length);
                merged[^1] = new TextMark(last.Start, end - last.Start, Both(last.Label, mark.Label));
            }
            else if (merged.Count == MostMarks)
            {
                break;
            }
            else
            {
                merged.Add(mark);
            }
        }

        return merged;
    }

    private static string Both(string labels, string label) =>
        labels.Split(", ").Contains(label) ? labels : $"{labels}, {label}";

    private static string Heading(MessagePartKind? part) =>
        part switch
        {
            MessagePartKind.Forward => "Forwarded message: ",
            MessagePartKind.Embed => "Link preview: ",
            MessagePartKind.Title => "Title: ",
            _ => "",
        };
}
