using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>The embedded community as the bot sees it.</summary>
internal sealed partial class LocalPlatform(
    LocalCommunity community,
    LocalAddress address,
    BotVoice voice,
    LocalStanding standing,
    Interactions interactions,
    ILogger<LocalPlatform> logger
) : IChatPlatform
{
    public string Name => LocalId.Platform;

    public CommunityId Community => LocalId.Community;

    public PlatformCapabilities Capabilities { get; } =
        new(CanRestore: true, CanHideMessages: true, CanTimeOut: true, CanReadmit: true, LocalStanding.Removals);

    public ChannelReader<ChatEvent> Events => community.Feed.Events;

    public Task RunAsync(IReadOnlyList<CommandSpec> commands, CancellationToken cancellationToken)
    {
        interactions.Commands = commands;
        return community.Feed.RunAsync(cancellationToken);
    }

    /// <summary>
    /// What was logged after the given position and before this process began; from there on it is given as it
    /// happens. Without a position, everything since the community began.
    /// </summary>
    public async IAsyncEnumerable<ChatEvent> ReadMissedAsync(
        IReadOnlyDictionary<string, string> cursorsByStream,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var after = cursorsByStream.TryGetValue(LocalEvents.Stream, out var cursor)
            ? long.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;
        if (after > community.Feed.Opened)
        {
            Log.FileIsOlder(logger, after, community.Feed.Opened);
        }

        var said = 0;
        DateTimeOffset? since = null;
        var channels = new HashSet<ChannelId>();
        foreach (var missed in community.Feed.Read(after, community.Feed.Opened))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var message = missed switch
            {
                ChatEvent.MessagePosted posted => posted.Message,
                ChatEvent.MessageEdited edited => edited.Message,
                _ => null,
            };
            if (message is { ByBot: false })
            {
                said++;
                since ??= message.At;
                channels.Add(message.Channel);
            }

            yield return missed with
            {
                Late = true,
            };
        }

        // The log has everything, so there is nothing that cannot be known.
        if (said > 0)
        {
            yield return new ChatEvent.CaughtUp(Community, since, channels.Count, said, []) { Late = true };
        }

        await Task.CompletedTask;
    }

    public Task ReplyAsync(InteractionId interaction, Reply reply, CancellationToken cancellationToken)
    {
        interactions.Answer(interaction, reply);
        return Task.CompletedTask;
    }

    public async Task<MessageId> PostAsync(
        ChannelId channel,
        Post post,
        Guid key,
        CancellationToken cancellationToken
    ) =>
        community.Channels.Find(channel.Value) is { } known
            ? await voice.PostAsync(known, post, key, cancellationToken)
            : throw new PlatformException(PlatformFault.NotFound, $"There is no channel {channel} in the community.");

    public Task RewriteAsync(ChannelId channel, MessageId message, Post post, CancellationToken cancellationToken) =>
        voice.RewriteAsync(message, post, cancellationToken);

    /// <summary>To the member's inbox, which removed members keep.</summary>
    public async Task<MessageId> SendDirectAsync(
        MemberId member,
        Post post,
        Guid key,
        CancellationToken cancellationToken
    ) =>
        community.Members.Find(member.Value) is { IsBot: false } known
            ? await voice.PostAsync(community.Channels[LocalChannel.InboxOf(known.Slug)], post, key, cancellationToken)
            : throw new PlatformException(PlatformFault.Undeliverable, $"There is no member {member} to write to.");

    public Task HideAsync(ChannelId channel, MessageId message, string reason, CancellationToken cancellationToken) =>
        voice.HideAsync(message, cancellationToken);

    public Task RestoreAsync(
        ChannelId channel,
        MessageId message,
        string reason,
        CancellationToken cancellationToken
    ) => voice.RestoreAsync(message, cancellationToken);

    public async Task TimeOutAsync(
        MemberId member,
        DateTimeOffset until,
        string reason,
        CancellationToken cancellationToken
    ) => Known(member, await standing.TimeOutAsync(LocalId.Slug(member.Value), until, cancellationToken));

    public async Task LiftTimeOutAsync(MemberId member, string reason, CancellationToken cancellationToken) =>
        Known(member, await standing.LiftTimeOutAsync(LocalId.Slug(member.Value), cancellationToken));

    public async Task RemoveMemberAsync(
        MemberId member,
        Removal how,
        string reason,
        CancellationToken cancellationToken
    )
    {
        if (!Capabilities.Removals.Contains(how))
        {
            throw new PlatformException(PlatformFault.Unsupported, NoKick);
        }

        Known(member, await standing.RemoveAsync(LocalId.Slug(member.Value), how, reason, cancellationToken));
    }

    public async Task ReadmitMemberAsync(
        MemberId member,
        Removal how,
        string reason,
        CancellationToken cancellationToken
    ) =>
        Known(
            member,
            how == Removal.Kick || await standing.ReadmitAsync(LocalId.Slug(member.Value), cancellationToken)
        );

    public Task<MemberStanding> StandingOfAsync(MemberId member, CancellationToken cancellationToken) =>
        Task.FromResult(
            community.Members.Find(member.Value) is { IsBot: false } known
                ? new MemberStanding(
                    Present: known.RemovedHow is not Removal.Ban,
                    Banned: known.RemovedHow is Removal.Ban,
                    HasAccess: !known.Removed,
                    TimedOutUntil: known.IsTimedOut(community.Now) ? known.TimedOutUntil : null
                )
                : new MemberStanding(Present: false, Banned: false, HasAccess: false, TimedOutUntil: null)
        );

    public Task<string?> WhyNotAsync(
        MemberAct act,
        MemberId member,
        MemberId? by,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            act == MemberAct.Kick ? NoKick
            : community.Members.Find(member.Value) is not { } known
                ? $"There is no member {member} in the community. Look for the name in the list of members."
            : known.Removed && act is (MemberAct.TimeOut or MemberAct.TakeAccess)
                ? $"{known.Name} has been removed from the community already."
            : LocalStanding.WhyNot(known, by is { } acting ? community.Members.Find(acting.Value) : null)
        );

    public Task<ChatMessage?> FindMessageAsync(MessageId message, CancellationToken cancellationToken) =>
        Task.FromResult(
            LocalId.Number(message.Value) is { } number && community.FindMessage(number) is { } found
                ? community.Events.AsSeen(found)
                : null
        );

    public string LinkTo(ChannelId channel, MessageId message) =>
        address.LinkTo(LocalId.Slug(channel.Value), LocalId.Number(message.Value) ?? 0);

    public Task<bool> SeesAsync(MemberId member, MessageId message, CancellationToken cancellationToken) =>
        Task.FromResult(
            community.Members.Find(member.Value) is { } person
                && LocalId.Number(message.Value) is { } number
                && community.FindMessage(number) is { } found
                && community.Channels[found.Channel].IsSeenBy(person)
        );

    public Task<IReadOnlyList<ChatMessage>> ReadBeforeAsync(
        ChannelId channel,
        MessageId message,
        int count,
        CancellationToken cancellationToken
    )
    {
        if (community.Channels.Find(channel.Value) is not { } known || LocalId.Number(message.Value) is not { } number)
        {
            return Task.FromException<IReadOnlyList<ChatMessage>>(
                new PlatformException(PlatformFault.NotFound, $"There is no message {message} in {channel}.")
            );
        }

        var before = community.File.Read(statements => MessageRows.Before(statements, known.Slug, number, count));
        return Task.FromResult<IReadOnlyList<ChatMessage>>([.. before.Select(community.Events.AsSeen)]);
    }

    public Task<Member?> FindMemberAsync(MemberId member, CancellationToken cancellationToken) =>
        Task.FromResult(
            community.Members.Find(member.Value) is { IsBot: false, Removed: false } found ? found.ToMember() : null
        );

    public Task<IReadOnlyList<Member>> ListMembersAsync(Roles any, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Member>>([
            .. community
                .Members.People.Where(member => !member.Removed && (member.Roles & any) != Roles.None)
                .Select(member => member.ToMember()),
        ]);

    public Task<string> NameOfAsync(MemberId member, CancellationToken cancellationToken) =>
        Task.FromResult(community.Members.Find(member.Value)?.Name ?? member.Value);

    public Task<string> NameOfAsync(ChannelId channel, CancellationToken cancellationToken) =>
        Task.FromResult(community.Channels.Find(channel.Value)?.Slug ?? channel.Value);

    public Task<ChannelId?> FindChannelAsync(string nameOrId, CancellationToken cancellationToken) =>
        Task.FromResult(
            community.Channels.Find(nameOrId) is { } found ? LocalId.Channel(found.Slug) : (ChannelId?)null
        );

    public ChannelId QueueChannel(Queue queue) =>
        queue switch
        {
            Queue.Moderators => LocalId.Channel("moderators"),
            Queue.Operators => LocalId.Channel("operators"),
            Queue.Trustee => LocalId.Channel("trustee"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private const string NoKick =
        "The embedded community has no kick, because nobody joins it again: choose a ban, or take the access away.";

    private static void Known(MemberId member, bool found)
    {
        if (!found)
        {
            throw new PlatformException(PlatformFault.NotFound, $"There is no member {member} in the community.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "The bot has read {Cursor} changes of the community, whose file has only {Head}: the file was replaced "
                + "or restored from an older copy. Keep the community's file and the bot's together."
        )]
        public static partial void FileIsOlder(ILogger logger, long cursor, long head);
    }
}
