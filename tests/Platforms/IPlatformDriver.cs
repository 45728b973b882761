using Belong.Bot.Chat;

namespace Belong.Tests.Platforms;

/// <summary>What people do on a platform while a test watches what the bot hears of it.</summary>
internal interface IPlatformDriver : IAsyncDisposable
{
    /// <summary>Connected and running; another one after <see cref="RestartAsync"/>.</summary>
    IChatPlatform Platform { get; }

    MemberId Member { get; }

    MemberId OtherMember { get; }

    MemberId Moderator { get; }

    /// <summary>A channel that everybody sees.</summary>
    ChannelId Forum { get; }

    /// <summary>An id of the right form that no message of the forum has.</summary>
    MessageId UnknownMessage { get; }

    ChannelId UnknownChannel { get; }

    MemberId UnknownMember { get; }

    Task<MessageId> PostAsync(MemberId who, string text, MessageId? replyTo);

    Task EditAsync(MemberId who, MessageId message, string text);

    Task DeleteAsync(MemberId who, MessageId message);

    Task<MemberId> JoinAsync(string name);

    /// <summary>Somebody who was let in again comes back; nothing to do where they are back by that alone.</summary>
    Task ReturnAsync(MemberId who);

    /// <summary>Somebody bans somebody with the platform's own tools.</summary>
    Task BanByHandAsync(MemberId by, MemberId who, string reason);

    /// <summary>Somebody goes by another name.</summary>
    Task RenameAsync(MemberId who, string name);

    /// <summary>The text that a member sees in a message of the forum; null when it is out of sight.</summary>
    Task<string?> SeenByAsync(MemberId who, MessageId message);

    /// <summary>The texts of the member's direct messages from the bot, oldest first.</summary>
    Task<IReadOnlyList<string>> InboxAsync(MemberId who);

    /// <summary>True when the platform lets the member post.</summary>
    Task<bool> CanPostAsync(MemberId who);

    /// <summary>Presses a button; the text of the bot's private answer.</summary>
    Task<string> PressAsync(MemberId who, MessageId message, string button);

    /// <summary>Uses a slash command without options; the text of the bot's private answer.</summary>
    Task<string> CommandAsync(MemberId who, string command);

    /// <summary>Types into an option of a slash command; the values that the bot suggests.</summary>
    Task<IReadOnlyList<string>> TypeAsync(MemberId who, string command, string option, string typed);

    /// <summary>Ends the bot and starts it again; people do something that it does not hear of in between.</summary>
    Task RestartAsync(Func<Task> meanwhile);
}
