using System.Text;
using System.Text.RegularExpressions;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Messages;

/// <summary>
/// Plain text as Discord shows it plainly: everything that would format, mention or hide is escaped, marked words are
/// bold and underlined, and a text that is too long ends with an ellipsis.
/// </summary>
internal static partial class Markdown
{
    private const string Open = "__**";
    private const string Close = "**__";
    private const char Cut = '…';

    [GeneratedRegex(@"\Ghttps?://[^\s<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Address { get; }

    // A person's or a channel's; what calls many people stays escaped.
    [GeneratedRegex(@"\G<(?:@!?|#)[0-9]{17,20}>")]
    private static partial Regex Mention { get; }

    public static string Escape(string text, int limit) => Escape(text, [], limit);

    /// <param name="text">What was said.</param>
    /// <param name="marks">Stretches to mark, in order, not overlapping.</param>
    /// <param name="limit">The most UTF-16 units that may come out of it.</param>
    /// <param name="quoted">Leaves mentions as they are, so that a card, which pings nobody, shows them by
    /// name.</param>
    public static string Escape(string text, IReadOnlyList<TextMark> marks, int limit, bool quoted = false)
    {
        var shown = new StringBuilder(Math.Min(text.Length + 16, limit));
        var marked = -1;
        for (var at = 0; at < text.Length; )
        {
            var inside = Mark(marks, at);
            var piece = Piece(text, at, marks, quoted, out var next);
            var switching = inside == marked ? "" : (marked >= 0 ? Close : "") + (inside >= 0 ? Open : "");
            var room =
                limit
                - shown.Length
                - (inside >= 0 ? Close.Length : 0)
                - (
                    next < text.Length
                        ? 1
                            + (
                                Mark(marks, next) is var after && after != inside && after >= 0
                                    ? Open.Length + Close.Length
                                    : 0
                            )
                        : 0
                );
            if (switching.Length + piece.Length > room)
            {
                if (marked >= 0)
                    shown.Append(Close);
                shown.Append(Cut);
                return shown.Length <= limit ? shown.ToString() : shown.ToString()[..limit];
            }

            shown.Append(switching).Append(piece);
            (marked, at) = (inside, next);
        }

        if (marked >= 0)
            shown.Append(Close);
        return shown.ToString();
    }

    /// <summary>
    /// Cuts a text into parts of which each, escaped, fits: between lines where possible, else between words.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        List<string> parts = [];
        while (text.Length > 0)
        {
            var length = Longest(text, limit);
            if (length < text.Length)
            {
                var line = text.LastIndexOf('\n', length - 1, length);
                var word = text.LastIndexOf(' ', length - 1, length);
                length =
                    line > length / 3 ? line + 1
                    : word > length / 3 ? word + 1
                    : length;
                if (char.IsHighSurrogate(text[length - 1]) && length > 1)
                    length--;
            }

            parts.Add(text[..length].TrimEnd('\n', ' '));
            text = text[length..];
        }

        return parts.Count == 0 ? [""] : parts;
    }

    // Escaping at most doubles, so half the limit always fits.
    private static int Longest(string text, int limit)
    {
        var (fits, fails) = (Math.Min(text.Length, limit / 2), Math.Min(text.Length, limit) + 1);
        while (fails - fits > 1)
        {
            var middle = (fits + fails) / 2;
            if (Escape(text[..middle], int.MaxValue).Length <= limit)
                fits = middle;
            else
                fails = middle;
        }

        return Math.Max(1, fits);
    }

    private static int Mark(IReadOnlyList<TextMark> marks, int at)
    {
        for (var i = 0; i < marks.Count; i++)
        {
            if (at >= marks[i].Start && at < marks[i].Start + marks[i].Length)
                return i;
        }

        return -1;
    }

    /// <summary>
    /// The next indivisible piece: an address, a mention, a pair of surrogates, or one character with its escape.
    /// </summary>
    private static string Piece(string text, int at, IReadOnlyList<TextMark> marks, bool quoted, out int next)
    {
        var letter = text[at];
        if (letter is 'h' or 'H' && Address.Match(text, at) is { Success: true } address)
        {
            // A marked address is shown as code: bold markers would become part of the link.
            next = at + address.Length;
            return marks.Any(mark => mark.Start < at + address.Length && mark.Start + mark.Length > at)
                ? $"`{address.Value.Replace('`', '\'')}`"
                : address.Value;
        }

        if (quoted && letter == '<' && Mention.Match(text, at) is { Success: true } mention)
        {
            next = at + mention.Length;
            return mention.Value;
        }

        next = at + 1;
        if (char.IsHighSurrogate(letter) && next < text.Length && char.IsLowSurrogate(text[next]))
            return text[at..++next];

        var startsLine = at == 0 || text[at - 1] == '\n';
        var follows = next < text.Length ? text[next] : ' ';
        var formats =
            letter is '\\' or '*' or '_' or '~' or '`' or '|' or '['
            || (letter == '<' && follows is '@' or '#' or ':' or '/' or 't' or 'a' or 'i')
            || (startsLine && (letter is '#' or '>' || (letter == '-' && follows == '#')));
        return formats ? $"\\{letter}" : letter.ToString();
    }
}
