using System.Globalization;
using System.Text;
using Belong.Classifiers.Text;

namespace Belong.Bot.Screening.Detectors;

/// <summary>Addresses that pass themselves off as others: look-alike letters, borrowed names, masked links.</summary>
internal static class HostDisguise
{
    private static readonly IdnMapping Idn = new();

    /// <summary>What is wrong with the address, to continue "A link that ..."; null for nothing.</summary>
    public static string? Of(Link link, HostLists hosts)
    {
        if (
            link.ShownHost is { } shown
            && shown.Contains('.')
            && link.Host.Contains('.')
            && !Link.IsAt(link.Host, shown)
            && !Link.IsAt(shown, link.Host)
        )
        {
            return "shows one address and leads to another";
        }

        if (link.UserInformation is { } user && user.Contains('.'))
            return "begins with one address and leads to another";
        if (HasLookalikes(link.Host))
            return "passes letters of another script off as Latin ones";
        if (hosts.Wears(link.Host))
            return "carries a well-known host's name in front of its own";

        return Imitates(link.Host, hosts) ? "imitates a well-known host" : null;
    }

    private static bool HasLookalikes(string host)
    {
        var readable = host.Contains("xn--", StringComparison.Ordinal) ? Decode(host) : host;
        if (Ascii.IsValid(readable))
            return false;

        foreach (var label in readable.Split('.'))
        {
            if (!Ascii.IsValid(label) && IsLookalike(label))
                return true;
        }

        return false;
    }

    // A label that mixes Latin letters with others, or is read as ASCII throughout though none of it is Latin.
    // An honest name in its own script, or with its own accents, is neither.
    private static bool IsLookalike(string label)
    {
        var latin = false;
        var other = false;
        foreach (var c in label)
        {
            if (char.IsLetter(c))
            {
                latin |= IsLatin(c);
                other |= !IsLatin(c);
            }
        }

        return other && (latin || Ascii.IsValid(NormalisedText.From(label).Text));
    }

    private static bool IsLatin(char c) => c < '\u0250' || c is >= '\u1E00' and < '\u1F00';

    private static string Decode(string host)
    {
        try
        {
            return Idn.GetUnicode(host);
        }
        catch (ArgumentException)
        {
            // Not a name that could be resolved.
            return host;
        }
    }

    private static bool Imitates(string host, HostLists hosts)
    {
        if (hosts.IsImitated(host))
            return false;

        var plain = host.Replace('0', 'o')
            .Replace('1', 'l')
            .Replace('3', 'e')
            .Replace('5', 's')
            .Replace("rn", "m", StringComparison.Ordinal)
            .Replace("vv", "w", StringComparison.Ordinal);
        return plain != host && hosts.IsImitated(plain);
    }
}
