using System.Globalization;
using Belong.Classifiers.Text;

namespace Belong.Bot.Screening;

/// <summary>A web address in a text.</summary>
/// <param name="Host">As written, in lower case, without <c>www.</c>, port and user information.</param>
/// <param name="Path">Path and query as written, without tracking parameters; empty for the host alone.</param>
/// <param name="Start">Where it stands in the original text, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
internal sealed record Link(string Host, string Path, int Start, int Length)
{
    /// <summary>Longer names cannot be resolved (RFC 1035, 2.3.4).</summary>
    private const int LongestHost = 253;

    // Parameters that name a campaign or the sharer, not the page.
    private static readonly string[] Tracking = ["utm_", "fbclid", "gclid", "mc_", "igsh", "si=", "ref="];

    /// <summary>The host that is shown, where the text shows one address and leads to another.</summary>
    public string? ShownHost { get; init; }

    /// <summary>
    /// What stands before an <c>@</c> in the address; browsers ignore it, readers take it for the host.
    /// </summary>
    public string? UserInformation { get; init; }

    /// <summary>The addresses of a text, in their order.</summary>
    public static IReadOnlyList<Link> In(NormalisedText text)
    {
        List<Link>? links = null;
        foreach (var token in text.Tokens)
        {
            if (token.Kind == TokenKind.Url)
                Read(text.Original, token.OriginalStart, token.OriginalLength, links ??= []);
        }

        return links ?? (IReadOnlyList<Link>)[];
    }

    /// <summary>Whether the host is this one or below it.</summary>
    public bool IsAt(string host) => IsAt(Host, host);

    /// <summary>Whether one host is another or below it: <c>www.leeds.gov.uk</c> is at <c>gov.uk</c>.</summary>
    public static bool IsAt(string host, string parent) =>
        host.EndsWith(parent, StringComparison.Ordinal)
        && (host.Length == parent.Length || host[host.Length - parent.Length - 1] == '.');

    // "[https://shown](https://target)" arrives as one stretch without spaces.
    private static void Read(string original, int start, int length, List<Link> links)
    {
        var rest = original.AsSpan(start, length);
        for (var seam = rest.IndexOf("]("); seam >= 0; seam = rest.IndexOf("]("))
        {
            Add(original, start, seam, links);
            start += seam + 2;
            rest = rest[(seam + 2)..];
        }

        Add(original, start, rest.Length, links);
    }

    private static void Add(string original, int start, int length, List<Link> links)
    {
        if (Parse(original.AsSpan(start, length), start) is not { } link)
            return;

        if (links is [.., var before] && IsMask(original, before, start))
        {
            links.RemoveAt(links.Count - 1);
            link = link with { ShownHost = before.Host };
        }

        links.Add(link);
    }

    // "[shown](target)"; "![described](target)" is a picture.
    private static bool IsMask(string original, Link shown, int target) =>
        shown.Start > 0
        && original[shown.Start - 1] == '['
        && (shown.Start == 1 || original[shown.Start - 2] != '!')
        && original.AsSpan(shown.Start + shown.Length, target - shown.Start - shown.Length) is "](";

    private static Link? Parse(ReadOnlySpan<char> written, int start)
    {
        var rest = written;
        var scheme = rest.IndexOf("://", StringComparison.Ordinal);
        if (scheme is > 0 and < 8)
            rest = rest[(scheme + 3)..];

        var end = rest.IndexOfAny("/?#\\");
        var authority = end < 0 ? rest : rest[..end];
        var tail = end < 0 ? [] : rest[end..];
        var at = authority.LastIndexOf('@');
        var user = at < 0 ? null : authority[..at].ToString();
        authority = authority[(at + 1)..];
        var port = authority.IndexOf(':');
        var host = Visible(port < 0 ? authority : authority[..port]);
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host[4..];

        return host.Length is 0 or > LongestHost
            ? null
            : new Link(host, PathOf(tail), start, written.Length) { UserInformation = user };
    }

    private static string Visible(ReadOnlySpan<char> host)
    {
        var visible = host.Length <= 256 ? stackalloc char[host.Length] : new char[host.Length];
        var count = 0;
        foreach (var c in host)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
                visible[count++] = char.ToLowerInvariant(c);
        }

        return visible[..count].Trim('.').ToString();
    }

    private static string PathOf(ReadOnlySpan<char> tail)
    {
        var fragment = tail.IndexOf('#');
        if (fragment >= 0)
            tail = tail[..fragment];

        var query = tail.IndexOf('?');
        if (query < 0)
            return tail.TrimEnd('/').ToString();

        var kept = tail[(query + 1)..]
            .ToString()
            .Split('&')
            .Where(parameter => !Tracking.Any(name => parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
        var path = tail[..query].TrimEnd('/').ToString();
        var parameters = string.Join('&', kept);
        return parameters.Length == 0 ? path : $"{path}?{parameters}";
    }
}
