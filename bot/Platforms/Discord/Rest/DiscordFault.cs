using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>What Discord's refusals mean for the bot, and in words for a moderator.</summary>
internal static class DiscordFault
{
    /// <param name="status">The HTTP status, 400 to 499 and none that is tried again.</param>
    /// <param name="code">Discord's own code; 0 for none.</param>
    /// <param name="message">Discord's own sentence.</param>
    public static PlatformException Of(int status, int code, string message)
    {
        var inner = new DiscordRefusal(status, code, message);
        (PlatformFault Fault, string Text, TimeSpan? Wait) said = code switch
        {
            DiscordCode.UnknownMember or DiscordCode.UnknownUser => (
                PlatformFault.NotFound,
                "Discord knows no such member here.",
                null
            ),
            DiscordCode.UnknownMessage => (PlatformFault.NotFound, "The message is not there any more.", null),
            DiscordCode.UnknownChannel => (PlatformFault.NotFound, "The channel is not there any more.", null),
            DiscordCode.CannotWriteTo => (
                PlatformFault.Undeliverable,
                "The member does not accept direct messages from this server.",
                null
            ),
            DiscordCode.NoMutualGuild => (
                PlatformFault.Undeliverable,
                "The member has left: Discord delivers nothing to people who share no server with the bot.",
                null
            ),
            DiscordCode.OpeningDirectsTooFast => (
                PlatformFault.Transient,
                "Discord asks the bot to open direct messages more slowly.",
                TimeSpan.FromMinutes(1)
            ),
            DiscordCode.AnnouncementWriteLimit or DiscordCode.ChannelWriteLimit => (
                PlatformFault.Transient,
                "Discord's limit on writing to this channel is used up.",
                TimeSpan.FromSeconds(30)
            ),
            DiscordCode.TooManyForeignBans => (
                PlatformFault.Transient,
                "Discord accepts no more bans of people outside the server for now.",
                TimeSpan.FromHours(1)
            ),
            DiscordCode.IndexNotReady or DiscordCode.Overloaded => (
                PlatformFault.Transient,
                "Discord is not ready for this yet.",
                TimeSpan.FromSeconds(10)
            ),
            DiscordCode.MissingAccess => (
                PlatformFault.Forbidden,
                "The bot cannot see this channel. Give its role View Channel there.",
                null
            ),
            DiscordCode.MissingPermission => (
                PlatformFault.Forbidden,
                "The bot lacks the permission or the rank. Give "
                    + "its role the permission, and move the role above those of the people it moderates.",
                null
            ),
            DiscordCode.NotTheAuthor => (
                PlatformFault.Forbidden,
                "Somebody else wrote the message: Discord lets nobody edit it for them.",
                null
            ),
            DiscordCode.SystemMessage => (
                PlatformFault.Unsupported,
                "Discord wrote the message itself: it cannot be acted on.",
                null
            ),
            DiscordCode.ThreadArchived => (
                PlatformFault.Forbidden,
                "The thread is archived. Open it again, and give the bot's role Manage Threads.",
                null
            ),
            DiscordCode.BlockedByAutoMod or DiscordCode.TitleBlockedByAutoMod => (
                PlatformFault.Forbidden,
                "Discord's own AutoMod blocked the bot's words. Exempt the bot's role in the rule.",
                null
            ),
            _ => Other(status, code, message),
        };
        return new PlatformException(said.Fault, said.Text, inner) { RetryAfter = said.Wait };
    }

    private static (PlatformFault Fault, string Text, TimeSpan? Wait) Other(int status, int code, string message) =>
        status switch
        {
            404 => (PlatformFault.NotFound, $"Discord does not know it: {message} ({code}).", null),
            401 or 403 => (PlatformFault.Forbidden, $"Discord does not allow it: {message} ({code}).", null),
            408 or 409 or 425 => (PlatformFault.Transient, $"Discord could not do it now: {message} ({code}).", null),
            _ => (PlatformFault.Unsupported, $"Discord does not take the request: {message} ({status}, {code}).", null),
        };
}
