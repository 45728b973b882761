using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local.Page;

/// <summary>Text with its links, mentions and marked words.</summary>
internal sealed class RichText(LocalMembers members, LocalAddress address)
{
    private const string Trailing = ".,;:!?)'\"]";

    private readonly record struct Span(int Start, int Length, string Href, LocalMember? Member);

    /// <summary>Writes the text; links into this community open as the viewer.</summary>
    public void Write(Markup markup, string text, LocalMember? viewer)
    {
        var at = 0;
        foreach (var span in Spans(text, viewer))
        {
            if (span.Start < at)
            {
                continue;
            }

            markup.Add($"{text.AsSpan(at, span.Start - at)}");
            var words = text.AsSpan(span.Start, span.Length);
            if (span.Member is { } member)
            {
                var mine = member.Slug == viewer?.Slug ? "mention to-me" : "mention";
                markup.Add($"""<span class="{mine}">{words}</span>""");
            }
            else if (span.Href.StartsWith('/'))
            {
                markup.Add($"""<a href="{span.Href}" title="{words}">{NameOf(span.Href)}</a>""");
            }
            else
            {
                markup.Add(
                    $"""<a href="{span.Href}" rel="noopener noreferrer nofollow ugc" target="_blank">{words}</a>"""
                );
            }

            at = span.Start + span.Length;
        }

        markup.Add($"{text.AsSpan(at)}");
    }

    /// <summary>Writes the text with its marks, each with its reason in words.</summary>
    public static void Write(Markup markup, string text, IReadOnlyList<TextMark> marks)
    {
        var at = 0;
        foreach (var mark in marks)
        {
            var start = Math.Clamp(mark.Start, at, text.Length);
            var end = Math.Clamp(mark.Start + mark.Length, start, text.Length);
            markup.Add(
                $"""
                {text.AsSpan(at, start - at)}<mark title="{mark.Label}">{text.AsSpan(
                    start,
                    end - start
                )}<span class="why"><span class="visually-hidden"> marked as </span>{mark.Label}</span></mark>
                """
            );
            at = end;
        }

        markup.Add($"{text.AsSpan(at)}");
    }

    private List<Span> Spans(string text, LocalMember? viewer)
    {
        var spans = new List<Span>();
        foreach (var (start, length, member) in Mentions.Find(text, members))
        {
            spans.Add(new Span(start, length, "", member));
        }

        for (var at = text.IndexOf("http", StringComparison.OrdinalIgnoreCase); at >= 0; )
        {
            var length = LinkLength(text.AsSpan(at));
            if (length > 0)
            {
                spans.Add(new Span(at, length, Href(text.Substring(at, length), viewer), null));
            }

            at = text.IndexOf("http", at + Math.Max(length, 4), StringComparison.OrdinalIgnoreCase);
        }

        spans.Sort((a, b) => a.Start.CompareTo(b.Start));
        return spans;
    }

    private static int LinkLength(ReadOnlySpan<char> rest)
    {
        var scheme =
            rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : 0;
        if (scheme == 0)
        {
            return 0;
        }

        var end = scheme;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]) && rest[end] is not ('<' or '>' or '"'))
        {
            end++;
        }

        while (end > scheme && Trailing.Contains(rest[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        return end > scheme ? end : 0;
    }

    /// <summary>What a link into this community is called: its channel and message.</summary>
    private static string NameOf(string href)
    {
        var channel = System.Web.HttpUtility.ParseQueryString(new Uri("http://localhost" + href).Query)["channel"];
        var number = LocalId.NumberInLink(href);
        return $"#{channel ?? "community"}{(number is null ? "" : $", message {number}")}";
    }

    private string Href(string link, LocalMember? viewer)
    {
        if (!link.StartsWith(address.Root + "/?", StringComparison.OrdinalIgnoreCase))
        {
            return link;
        }

        var own = link[address.Root.Length..];
        var hash = own.IndexOf('#', StringComparison.Ordinal);
        var (query, fragment) = hash < 0 ? (own, "") : (own[..hash], own[hash..]);
        return viewer is null ? own : $"{query}&as={viewer.Slug}{fragment}";
    }
}
