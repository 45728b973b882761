using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Belong.Bot.Chat;

namespace Belong.Tests.Support;

/// <summary>
/// A community in memory, which remembers what was said to it and does as it is told. <see cref="Before"/> makes it
/// slow, refuse or break.
/// </summary>
internal sealed class FakeChatPlatform(CommunityId community) : IChatPlatform
{
    private readonly Channel<ChatEvent> _events = Channel.CreateUnbounded<ChatEvent>();
    private readonly Dictionary<Guid, MessageId> _byKey = [];
    private readonly Dictionary<MessageId, ChatMessage> _messages = [];
    private readonly Dictionary<MemberId, MemberStanding> _standings = [];
    private readonly Lock _gate = new();
    private int _lastNumber;

    public string Name => "test";

    public CommunityId Community { get; } = community;

    public PlatformCapabilities Capabilities { get; set; } =
        new(
            CanRestore: true,
            CanHideMessages: true,
            CanTimeOut: true,
            CanReadmit: true,
            new HashSet<Removal> { Removal.Ban, Removal.Access, Removal.Kick }
        );

    public Dictionary<MemberId, Member> Members { get; } = [];

    public Dictionary<ChannelId, string> ChannelNames { get; } = [];

    /// <summary>What stands in channels, by message, as it was rewritten last.</summary>
    public Dictionary<MessageId, (ChannelId Channel, Post Post)> Posts { get; } = [];

    /// <summary>Direct messages, in order.</summary>
    public List<(MemberId To, Post Post)> Mail { get; } = [];

    /// <summary>What was answered to presses and commands, in order.</summary>
    public List<(InteractionId Interaction, Reply Reply)> Replies { get; } = [];

    /// <summary>What was asked for, in order, each as a word and on whom: <c>hide test:m1</c>.</summary>
    public Happenings<string> Asked { get; } = new();

    /// <summary>What of it was done, and answered.</summary>
    public Happenings<string> Done { get; } = new();

    /// <summary>
    /// Awaited before each deed, as it stands in <see cref="Asked"/>; what it throws is the platform's answer.
    /// </summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Awaited after each deed, before its answer arrives.</summary>
    public Func<string, Task> After { get; set; } = _ => Task.CompletedTask;

    /// <summary>Awaited before a message or a standing is read back.</summary>
    public Func<Task> BeforeReading { get; set; } = () => Task.CompletedTask;

    /// <summary>Why an act is beyond somebody's rank.</summary>
    public Func<MemberAct, MemberId, string?> Barrier { get; set; } = (_, _) => null;

    /// <summary>What <see cref="ReadMissedAsync"/> finds.</summary>
    public Func<IReadOnlyDictionary<string, string>, IEnumerable<ChatEvent>> Missed { get; set; } = _ => [];

    /// <summary>How the connection ends; until then it holds.</summary>
    public TaskCompletionSource Connection { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChannelReader<ChatEvent> Events => _events.Reader;

    public void Tell(ChatEvent happened) => _events.Writer.TryWrite(happened);

    public void Say(ChatMessage message) => _messages[message.Id] = message;

    public void Stand(MemberId member, MemberStanding standing) => _standings[member] = standing;

    public Task RunAsync(IReadOnlyList<CommandSpec> commands, CancellationToken cancellationToken) =>
        Connection.Task.WaitAsync(cancellationToken);

    public async IAsyncEnumerable<ChatEvent> ReadMissedAsync(
        IReadOnlyDictionary<string, string> cursorsByStream,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await DoAsync("read missed", () => { });
        foreach (var late in Missed(cursorsByStream))
            yield return late;
    }

    public async Task ReplyAsync(InteractionId interaction, Reply reply, CancellationToken cancellationToken)
    {
        await DoAsync($"reply {interaction}", () => Replies.Add((interaction, reply)));
    }

    public async Task<MessageId> PostAsync(ChannelId channel, Post post, Guid key, CancellationToken cancellationToken)
    {
        MessageId id = default;
        await DoAsync(
            $"post {channel}",
            () =>
            {
                if (!_byKey.TryGetValue(key, out id))
                    Posts[id = _byKey[key] = NextId()] = (channel, post);
            }
        );
        return id;
    }

    public async Task RewriteAsync(ChannelId channel, MessageId message, Post post, CancellationToken cancellationToken)
    {
        await DoAsync(
            $"rewrite {message}",
            () =>
                Posts[message] = Posts.ContainsKey(message)
                    ? (channel, post)
                    : throw new PlatformException(PlatformFault.NotFound, "there is no such message")
        );
    }

    public async Task<MessageId> SendDirectAsync(
        MemberId member,
        Post post,
        Guid key,
        CancellationToken cancellationToken
    )
    {
        MessageId id = default;
        await DoAsync(
            $"direct {member}",
            () =>
            {
                if (_byKey.TryGetValue(key, out id))
                    return;

                id = _byKey[key] = NextId();
                Mail.Add((member, post));
            }
        );
        return id;
    }

    public async Task HideAsync(
        ChannelId channel,
        MessageId message,
        string reason,
        CancellationToken cancellationToken
    )
    {
        await DoAsync($"hide {message}", () => Show(message, hidden: true));
    }

    public async Task RestoreAsync(
        ChannelId channel,
        MessageId message,
        string reason,
        CancellationToken cancellationToken
    )
    {
        await DoAsync($"restore {message}", () => Show(message, hidden: false));
    }

    public async Task TimeOutAsync(
        MemberId member,
        DateTimeOffset until,
        string reason,
        CancellationToken cancellationToken
    )
    {
        await DoAsync($"time out {member}", () => Stand(member, StandingOf(member) with { TimedOutUntil = until }));
    }

    public async Task LiftTimeOutAsync(MemberId member, string reason, CancellationToken cancellationToken)
    {
        await DoAsync($"lift {member}", () => Stand(member, StandingOf(member) with { TimedOutUntil = null }));
    }

    public async Task RemoveMemberAsync(
        MemberId member,
        Removal how,
        string reason,
        CancellationToken cancellationToken
    )
    {
        await DoAsync(
            $"remove {member} by {how}",
            () => Stand(member, new MemberStanding(how == Removal.Access, how == Removal.Ban, HasAccess: false, null))
        );
    }

    public async Task ReadmitMemberAsync(
        MemberId member,
        Removal how,
        string reason,
        CancellationToken cancellationToken
    )
    {
        await DoAsync(
            $"readmit {member} after {how}",
            () => Stand(member, new MemberStanding(how == Removal.Access, Banned: false, how == Removal.Access, null))
        );
    }

    public async Task<MemberStanding> StandingOfAsync(MemberId member, CancellationToken cancellationToken)
    {
        await BeforeReading();
        return StandingOf(member);
    }

    public Task<string?> WhyNotAsync(
        MemberAct act,
        MemberId member,
        MemberId? by,
        CancellationToken cancellationToken
    ) => Task.FromResult(Barrier(act, member));

    public async Task<ChatMessage?> FindMessageAsync(MessageId message, CancellationToken cancellationToken)
    {
        await BeforeReading();
        return _messages.GetValueOrDefault(message);
    }

    public string LinkTo(ChannelId channel, MessageId message) =>
        $"https://chat.example/{channel.Value[(channel.Value.IndexOf(':', StringComparison.Ordinal) + 1)..]}/"
        + message.Value[(message.Value.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public Task<bool> SeesAsync(MemberId member, MessageId message, CancellationToken cancellationToken) =>
        Task.FromResult(_messages.ContainsKey(message));

    public Task<IReadOnlyList<ChatMessage>> ReadBeforeAsync(
        ChannelId channel,
        MessageId message,
        int count,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<ChatMessage>>([
            .. _messages
                .Values.Where(one => one.Channel == channel)
                .OrderBy(one => one.At)
                .TakeWhile(one => one.Id != message)
                .TakeLast(count),
        ]);

    public Task<Member?> FindMemberAsync(MemberId member, CancellationToken cancellationToken) =>
        Task.FromResult(Members.GetValueOrDefault(member));

    public Task<IReadOnlyList<Member>> ListMembersAsync(Roles any, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Member>>([.. Members.Values.Where(member => member.Has(any))]);

    public Task<string> NameOfAsync(MemberId member, CancellationToken cancellationToken) =>
        Task.FromResult(Members.TryGetValue(member, out var known) ? known.Name : member.Value);

    public Task<string> NameOfAsync(ChannelId channel, CancellationToken cancellationToken) =>
        Task.FromResult(ChannelNames.GetValueOrDefault(channel, channel.Value));

    public Task<ChannelId?> FindChannelAsync(string nameOrId, CancellationToken cancellationToken) =>
        Task.FromResult<ChannelId?>(
            ChannelNames
                .Where(one => one.Value == nameOrId || one.Key.Value == nameOrId)
                .Select(one => one.Key)
                .ToList()
                is [var found, ..]
                ? found
                : null
        );

    public ChannelId QueueChannel(Queue queue) => new($"test:{queue}");

    private MemberStanding StandingOf(MemberId member) =>
        _standings.GetValueOrDefault(member, new MemberStanding(true, false, true, null));

    private MessageId NextId() => new($"test:b{++_lastNumber}");

    private void Show(MessageId message, bool hidden)
    {
        if (_messages.TryGetValue(message, out var known))
            _messages[message] = known with { Hidden = hidden };
    }

    private async Task DoAsync(string deed, Action act)
    {
        Asked.Add(deed);
        await Before(deed);
        lock (_gate)
            act();
        await After(deed);
        Done.Add(deed);
    }
}
