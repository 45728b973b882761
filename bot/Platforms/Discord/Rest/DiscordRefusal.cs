using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>What Discord answered, inside the <see cref="PlatformException"/> that says what it means.</summary>
internal sealed class DiscordRefusal(int status, int code, string message)
    : Exception($"Discord answered {status}, code {code}: {message}")
{
    public int Status { get; } = status;

    /// <summary>Discord's own error code (developers/topics/opcodes-and-status-codes); 0 for none.</summary>
    public int Code { get; } = code;
}

/// <summary>Discord's error codes that the bot knows.</summary>
internal static class DiscordCode
{
    public const int UnknownChannel = 10003;
    public const int UnknownMember = 10007;
    public const int UnknownMessage = 10008;
    public const int UnknownUser = 10013;
    public const int UnknownWebhook = 10015;
    public const int UnknownBan = 10026;
    public const int UnknownInteraction = 10062;
    public const int AnnouncementWriteLimit = 20028;
    public const int ChannelWriteLimit = 20029;
    public const int TooManyForeignBans = 30035;
    public const int OpeningDirectsTooFast = 40003;
    public const int AlreadyAcknowledged = 40060;
    public const int MissingAccess = 50001;
    public const int NotTheAuthor = 50005;
    public const int CannotWriteTo = 50007;
    public const int MissingPermission = 50013;
    public const int SystemMessage = 50021;
    public const int InvalidWebhookToken = 50027;
    public const int InvalidRecipient = 50033;
    public const int InvalidForm = 50035;
    public const int NoMutualGuild = 50278;
    public const int IndexNotReady = 110000;
    public const int Overloaded = 130000;
    public const int ThreadArchived = 50083;
    public const int BlockedByAutoMod = 200000;
    public const int TitleBlockedByAutoMod = 200001;

    /// <summary>The code behind a fault; 0 for none.</summary>
    public static int CodeOf(this PlatformException fault) =>
        fault.InnerException is DiscordRefusal refusal ? refusal.Code : 0;
}
