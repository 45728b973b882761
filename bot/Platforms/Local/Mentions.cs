using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>Who is addressed in a text by <c>@member-1</c> or <c>@Member One</c>.</summary>
internal static class Mentions
{
    /// <summary>More than this many are not looked for: a message of at-signs costs nothing.</summary>
    private const int Most = 50;

    public static IReadOnlyList<MemberId> In(string text, LocalMembers members)
    {
        List<MemberId>? found = null;
        foreach (var (_, _, member) in Find(text, members))
        {
            found ??= [];
            if (!found.Contains(member.Id))
            {
                found.Add(member.Id);
            }
        }

        return found ?? (IReadOnlyList<MemberId>)[];
    }

    /// <summary>Where each mention stands, with its at-sign, in order.</summary>
    public static IEnumerable<(int Start, int Length, LocalMember Member)> Find(string text, LocalMembers members)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        for (var looked = 0; at >= 0 && looked < Most; looked++)
        {
            var length = LongestName(text.AsSpan(at + 1), members, out var member);
            if (member is not null)
            {
                yield return (at, length + 1, member);
            }

            at = text.IndexOf('@', at + 1 + length);
        }
    }

    private static int LongestName(ReadOnlySpan<char> rest, LocalMembers members, out LocalMember? member)
    {
        rest = rest[..Math.Min(rest.Length, LocalMembers.MaxName)];
        for (var end = rest.Length; end > 0; end--)
        {
            var atWordEnd =
                char.IsLetterOrDigit(rest[end - 1]) && (end == rest.Length || !char.IsLetterOrDigit(rest[end]));
            if (atWordEnd && members.Find(rest[..end].ToString()) is { } found)
            {
                member = found;
                return end;
            }
        }

        member = null;
        return 0;
    }
}
