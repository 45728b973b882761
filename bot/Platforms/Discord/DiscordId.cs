using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord;

/// <summary>
/// The bot's ids for what Discord numbers: <c>discord:</c> and the snowflake. A message is found only in its channel,
/// so its id names both: <c>discord:CHANNEL/MESSAGE</c>.
/// </summary>
internal static class DiscordId
{
    public const string Platform = "discord";

    private const string Prefix = Platform + ":";

    public static CommunityId Community(ulong guild) => new($"{Prefix}{guild}");

    public static ChannelId Channel(ulong channel) => new($"{Prefix}{channel}");

    public static MemberId Member(ulong user) => new($"{Prefix}{user}");

    public static MessageId Message(ulong channel, ulong message) => new($"{Prefix}{channel}/{message}");

    /// <summary>
    /// A channel's or a guild's id, with or without prefix, or a mention like <c>&lt;#12&gt;</c>; null for none.
    /// </summary>
    public static ulong? Of(ChannelId channel) => Number(channel.Value, '#');

    /// <summary>A member's id, with or without prefix, or a mention like <c>&lt;@12&gt;</c>; null for none.</summary>
    public static ulong? Of(MemberId member) => Number(member.Value, '@');

    /// <summary>
    /// A message's id as the bot writes it, as Discord's clients copy it (<c>CHANNEL-MESSAGE</c>) or as a link
    /// (<c>https://discord.com/channels/GUILD/CHANNEL/MESSAGE</c>); null when it is none, or one of another guild.
    /// </summary>
    public static (ulong Channel, ulong Message)? Of(MessageId id, ulong guild)
    {
        var text = id.Value.Trim().TrimStart('<').TrimEnd('>');
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
            text = text[Prefix.Length..];
        if (text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            var parts = text.TrimEnd('/').Split('/');
            return
                parts.Length >= 4
                && parts[^4] == "channels"
                && parts[^3] == Snowflake.Text(guild)
                && Snowflake.TryParse(parts[^2], out var linked)
                && Snowflake.TryParse(parts[^1], out var target)
                ? (linked, target)
                : null;
        }

        return
            text.Split('/', '-') is [var first, var second]
            && Snowflake.TryParse(first, out var channel)
            && Snowflake.TryParse(second, out var message)
            ? (channel, message)
            : null;
    }

    /// <summary>The address that opens a message in Discord's clients.</summary>
    public static string Link(ulong guild, ulong channel, ulong message) =>
        $"https://discord.com/channels/{guild}/{channel}/{message}";

    private static ulong? Number(string text, char sigil)
    {
        var span = text.AsSpan().Trim();
        if (span.StartsWith(Prefix, StringComparison.Ordinal))
            span = span[Prefix.Length..];
        else if (span is ['<', var sign, .. var inner, '>'] && sign == sigil)
            span = inner.TrimStart('!');
        return Snowflake.TryParse(span, out var id) ? id : null;
    }
}
