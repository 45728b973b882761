using System.Collections.Frozen;

namespace Belong.Classifiers.Text;

/// <summary>Finds web and e-mail addresses in folded text.</summary>
internal static class AddressScanner
{
    // RFC 5321 and RFC 1035: neither a host nor a mailbox is longer.
    private const int LongestAddress = 256;

    // Endings that are also English words count only where a path follows ("about.me/jo", not "help.me").
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = new[]
    {
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "int",
        "mil",
        "uk",
        "eu",
        "ie",
        "de",
        "fr",
        "nl",
        "es",
        "pl",
        "ru",
        "cn",
        "jp",
        "au",
        "ca",
        "br",
        "ch",
        "se",
        "dk",
        "fi",
        "cz",
        "gr",
        "pt",
        "nz",
        "za",
        "info",
        "biz",
        "io",
        "ai",
        "app",
        "dev",
        "co",
        "tv",
        "gg",
        "ly",
        "xyz",
        "shop",
        "store",
        "online",
        "site",
        "club",
        "live",
        "link",
        "click",
        "page",
        "blog",
        "news",
        "academy",
        "example",
        "test",
        "invalid",
        "agency",
        "consulting",
        "training",
        "coach",
        "charity",
        "foundation",
        "community",
        "network",
        "events",
        "social",
        "tech",
    }
        .ToFrozenSet()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordLikeEndings = new[]
    {
        "me",
        "it",
        "is",
        "in",
        "to",
        "so",
        "be",
        "us",
        "at",
        "no",
        "my",
        "am",
        "as",
        "cc",
        "la",
        "pro",
        "one",
        "fm",
        "im",
    }
        .ToFrozenSet()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The end of the address that begins at <paramref name="at"/>, or <paramref name="at"/> where there is none.
    /// </summary>
    public static int Scan(ReadOnlySpan<char> text, int at, out TokenKind kind)
    {
        kind = TokenKind.Url;
        var rest = text[at..];
        var scheme = SchemeLength(rest);
        if (scheme > 0 && rest.Length > scheme && char.IsLetterOrDigit(rest[scheme]))
            return EndOfPath(text, at + scheme);

        var run = 0;
        var dot = -1;
        var limit = Math.Min(rest.Length, LongestAddress);
        while (run < limit && (char.IsAsciiLetterOrDigit(rest[run]) || rest[run] is '.' or '-' or '_' or '%' or '+'))
        {
            dot = rest[run] == '.' && run > 0 ? run : dot;
            run++;
        }

        if (run > 0 && run < rest.Length && rest[run] == '@')
        {
            var end = EndOfHost(text, at + run + 1, needsPath: false);
            kind = TokenKind.Email;
            return end > at + run + 1 ? end : at;
        }

        if (dot <= 0)
            return at;

        var host = EndOfHost(text, at, needsPath: true);
        return host == at ? at
            : host < text.Length && text[host] == '/' ? EndOfPath(text, host)
            : host;
    }

    private static int SchemeLength(ReadOnlySpan<char> rest) =>
        rest switch
        {
            _ when rest.StartsWith("https://") || rest.StartsWith("hxxps://") => 8,
            _ when rest.StartsWith("http://") || rest.StartsWith("hxxp://") => 7,
            _ when rest.StartsWith("www.") => 4,
            _ => 0,
        };

    private static int EndOfPath(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] is not (' ' or '<' or '>' or '"' or '|'))
            end++;

        while (
            end > at && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '\'' or '*' or '\u2026'
        )
        {
            end--;
        }

        return end;
    }

    private static int EndOfHost(ReadOnlySpan<char> text, int at, bool needsPath)
    {
        var end = at;
        var label = at;
        var labels = 0;
        var limit = Math.Min(text.Length, at + LongestAddress);
        while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '.'))
        {
            if (text[end] == '.')
            {
                if (end == label || end + 1 >= text.Length || !char.IsAsciiLetterOrDigit(text[end + 1]))
                    break;

                label = end + 1;
                labels++;
            }

            end++;
        }

        if (labels == 0)
            return at;

        var ending = text[label..end];
        var path = end < text.Length && text[end] == '/';
        return Endings.Contains(ending) || ((path || !needsPath) && WordLikeEndings.Contains(ending)) ? end : at;
    }
}
