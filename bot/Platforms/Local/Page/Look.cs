using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local.Page;

/// <summary>How people are drawn: initials on a colour of their own, and a badge for a role.</summary>
internal static class Look
{
    /// <summary>How many avatar colours the style sheet has.</summary>
    private const int Hues = 8;

    public static string Avatar(LocalMember member)
    {
        if (member.IsBot)
        {
            return "bot";
        }

        // The same colour in every process, unlike a string's hash code.
        var sum = member.Slug.Aggregate(7u, (hash, c) => unchecked((hash * 31) + c));
        return string.Create(CultureInfo.InvariantCulture, $"hue-{sum % Hues}");
    }

    /// <summary>The first letters of the first and the last word.</summary>
    public static string Initials(LocalMember member)
    {
        var words = member.Name.Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? First(member.Name) : First(words[0]) + (member.IsBot ? "" : First(words[^1]));
    }

    /// <summary>The highest role in a word; null for those who are members only.</summary>
    public static string? Badge(LocalMember member) =>
        member.IsBot ? "Bot"
        : member.Roles.HasFlag(Roles.Trustee) ? "Trustee"
        : member.Roles.HasFlag(Roles.Operator) ? "Operator"
        : member.Roles.HasFlag(Roles.Moderator) ? "Moderator"
        : null;

    private static string First(string word) =>
        StringInfo.GetNextTextElement(word).ToUpper(CultureInfo.InvariantCulture);
}
