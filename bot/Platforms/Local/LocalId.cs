using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>
/// The ids of the embedded community: <c>local:</c> and a slug (members, channels) or a number (messages). People may
/// leave the prefix out; answers never do.
/// </summary>
internal static class LocalId
{
    public const string Platform = "local";
    public const string Prefix = "local:";

    /// <summary>The bot's own slug.</summary>
    public const string Bot = "belong-bot";

    public static readonly CommunityId Community = new(Prefix + "main");

    public static string Of(string slug) => Prefix + slug;

    public static MemberId Member(string slug) => new(Prefix + slug);

    public static ChannelId Channel(string slug) => new(Prefix + slug);

    public static MessageId Message(long number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}"));

    /// <summary>The slug in an id, with or without prefix.</summary>
    public static string Slug(string id) =>
        id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? id[Prefix.Length..] : id;

    /// <summary>The number in <c>local:57</c> or <c>57</c>; null when there is none.</summary>
    public static long? Number(string id) =>
        long.TryParse(Slug(id.Trim()), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    /// <summary>
    /// The number in an id, in <c>#57</c> or in a message's address (<c>…#m57</c>); null when there is none.
    /// </summary>
    public static long? NumberInLink(string idOrLink)
    {
        var hash = idOrLink.LastIndexOf('#');
        var last = hash < 0 ? idOrLink : idOrLink[(hash + 1)..];
        return Number(last.StartsWith('m') ? last[1..] : last);
    }
}
