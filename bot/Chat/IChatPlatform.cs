using System.Threading.Channels;

namespace Belong.Bot.Chat;

/// <summary>
/// One community on one platform, as the bot needs it. Every method that acts throws
/// <see cref="PlatformException"/> when the platform refuses or fails, and nothing else for that reason.
/// </summary>
internal interface IChatPlatform
{
    /// <summary>The vendor's short name, the prefix of its ids: <c>local</c>, <c>discord</c>.</summary>
    string Name { get; }

    CommunityId Community { get; }

    PlatformCapabilities Capabilities { get; }

    /// <summary>What happens, in order, through a bounded channel that waits when it is full. One reader.</summary>
    ChannelReader<ChatEvent> Events { get; }

    /// <summary>Connects and keeps connected until cancelled. Commands are offered to whoever may use them.</summary>
    Task RunAsync(IReadOnlyList<CommandSpec> commands, CancellationToken cancellationToken);

    /// <summary>What happened after the given positions, oldest first in each stream, each marked late.</summary>
    IAsyncEnumerable<ChatEvent> ReadMissedAsync(
        IReadOnlyDictionary<string, string> cursorsByStream,
        CancellationToken cancellationToken
    );

    /// <summary>Answers a press or a command. Silently too late when the platform no longer waits.</summary>
    Task ReplyAsync(InteractionId interaction, Reply reply, CancellationToken cancellationToken);

    /// <summary>Posts to a channel. The same key posts once: a repeat returns the first message's id.</summary>
    Task<MessageId> PostAsync(ChannelId channel, Post post, Guid key, CancellationToken cancellationToken);

    /// <summary>Rewrites one of the bot's own messages.</summary>
    Task RewriteAsync(ChannelId channel, MessageId message, Post post, CancellationToken cancellationToken);

    /// <summary>Sends a direct message. The same key sends once. Undeliverable is a fault of its own.</summary>
    Task<MessageId> SendDirectAsync(MemberId member, Post post, Guid key, CancellationToken cancellationToken);

    /// <summary>Takes a message out of sight. Already gone is success.</summary>
    Task HideAsync(ChannelId channel, MessageId message, string reason, CancellationToken cancellationToken);

    /// <summary>Brings a hidden message back, where <see cref="PlatformCapabilities.CanRestore"/>.</summary>
    Task RestoreAsync(ChannelId channel, MessageId message, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a member from speaking until an instant. A later instant prolongs, an earlier one changes nothing. A
    /// platform with a longest span of its own (Discord: 28 days) sets at most that; whoever wants more asks again
    /// before it ends.
    /// </summary>
    Task TimeOutAsync(MemberId member, DateTimeOffset until, string reason, CancellationToken cancellationToken);

    /// <summary>Lets a member speak again. Not timed out is success.</summary>
    Task LiftTimeOutAsync(MemberId member, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a member so that they can no longer speak or read. Already so is success; a way that is not among
    /// <see cref="PlatformCapabilities.Removals"/> is <see cref="PlatformFault.Unsupported"/>.
    /// </summary>
    Task RemoveMemberAsync(MemberId member, Removal how, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Undoes a removal: lifts the ban, gives the access role back. After a kick there is nothing to undo: the person
    /// may join again. Already so is success.
    /// </summary>
    Task ReadmitMemberAsync(MemberId member, Removal how, string reason, CancellationToken cancellationToken);

    /// <summary>How somebody stands on the platform now, read back from it to verify what was done.</summary>
    Task<MemberStanding> StandingOfAsync(MemberId member, CancellationToken cancellationToken);

    /// <summary>
    /// Why an act would not succeed, in a sentence for the moderator with the remedy: missing permission, rank,
    /// ownership.
    /// The bot does not lend its rank: what <paramref name="by"/> could not do by hand is refused too. Null when it can
    /// be done.
    /// </summary>
    Task<string?> WhyNotAsync(MemberAct act, MemberId member, MemberId? by, CancellationToken cancellationToken);

    /// <summary>The message as it stands (also deleted or hidden); null when the platform does not know it.</summary>
    Task<ChatMessage?> FindMessageAsync(MessageId message, CancellationToken cancellationToken);

    /// <summary>An address that opens a message for those who may see it, whether or not it still stands.</summary>
    string LinkTo(ChannelId channel, MessageId message);

    /// <summary>
    /// Whether somebody can read where a message stands; false for a place or a person that is not there.
    /// </summary>
    Task<bool> SeesAsync(MemberId member, MessageId message, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="count"/> messages before this one in its channel, oldest first.</summary>
    Task<IReadOnlyList<ChatMessage>> ReadBeforeAsync(
        ChannelId channel,
        MessageId message,
        int count,
        CancellationToken cancellationToken
    );

    /// <summary>The member as of now; null for somebody who is not (or no longer) a member.</summary>
    Task<Member?> FindMemberAsync(MemberId member, CancellationToken cancellationToken);

    /// <summary>Everybody with any of these roles.</summary>
    Task<IReadOnlyList<Member>> ListMembersAsync(Roles any, CancellationToken cancellationToken);

    /// <summary>The name by which somebody was last known, also after they left; the id when there is none.</summary>
    Task<string> NameOfAsync(MemberId member, CancellationToken cancellationToken);

    /// <summary>The channel's name as people see it; the id when it is not known.</summary>
    /// <exception cref="PlatformException">Transient: the platform has not told of its channels yet.</exception>
    Task<string> NameOfAsync(ChannelId channel, CancellationToken cancellationToken);

    /// <summary>The channel of this name or id; null when there is none.</summary>
    Task<ChannelId?> FindChannelAsync(string nameOrId, CancellationToken cancellationToken);

    /// <summary>Where the cards of a queue are shown.</summary>
    ChannelId QueueChannel(Queue queue);
}

/// <summary>Who works a case. Its cards are shown to these people alone.</summary>
internal enum Queue
{
    Moderators,

    /// <summary>Cases about moderators (C11).</summary>
    Operators,

    /// <summary>Cases about operators or about Belong itself (C30).</summary>
    Trustee,
}
