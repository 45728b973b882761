using System.Threading.Channels;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Commands;
using Belong.Bot.Platforms.Discord.Events;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Interactions;
using Belong.Bot.Platforms.Discord.Members;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Discord.Messages;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord;

/// <summary>One server of Discord as the bot sees it.</summary>
internal sealed partial class DiscordPlatform : IChatPlatform, IDisposable
{
    /// <summary>
    /// So many events wait for the bot: a database that is locked for ten seconds does not stop the gateway.
    /// </summary>
    private const int Waiting = 16_384;

    private readonly Channel<ChatEvent> _events = Channel.CreateBounded<ChatEvent>(
        new BoundedChannelOptions(Waiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    private readonly DiscordConnection _connection;
    private readonly DiscordTimings _timings;
    private readonly TimeProvider _time;
    private readonly ILogger<DiscordPlatform> _logger;
    private readonly GuildState _guild;
    private readonly NameBook _names;
    private readonly EvidenceCache _evidence = new();
    private readonly MessageReader _reader;
    private readonly GuildMembers _members;
    private readonly ModeChanges _modes;
    private readonly AutoModNews _filter;
    private readonly AuditLog _audit;
    private readonly GuildEvents _read;
    private readonly CatchUp _catchUp;
    private readonly DiscordVoice _voice;
    private readonly DirectMessages _direct;
    private readonly MessageShelf _shelf;
    private readonly MemberActs _acts;
    private readonly ActCheck _check;
    private readonly ChannelSight _sight;
    private readonly InteractionDesk _desk;
    private readonly CommandRegistrar _registrar;
    private readonly DiscordRest _rest;
    private IReadOnlyList<CommandSpec> _commands = [];
    private volatile bool _isRegistering;

    public DiscordPlatform(
        DiscordGuildOptions options,
        DiscordConnection connection,
        DiscordRest rest,
        Ledger ledger,
        DiscordTimings timings,
        TimeProvider time,
        ILoggerFactory loggers
    )
    {
        (_connection, _rest, _timings, _time) = (connection, rest, timings, time);
        _logger = loggers.CreateLogger<DiscordPlatform>();
        _guild = new GuildState(options);
        _names = new NameBook(ledger);
        _reader = new MessageReader(_guild, time);
        _members = new GuildMembers(_guild, rest, _names);
        _modes = new ModeChanges(_guild.Id);
        _filter = new AutoModNews(_guild, time);
        var sanctions = new HandSanctions(_guild);
        var heads = new ChannelHeads();
        _audit = new AuditLog(_guild, rest, sanctions, ledger, time);
        _read = new GuildEvents(
            _guild,
            _members,
            _reader,
            _evidence,
            heads,
            sanctions,
            _filter,
            new ContentWatch(_reader, _modes),
            rest
        );
        _catchUp = new CatchUp(_guild, rest, _reader, heads, _audit, ledger, time);
        _voice = new DiscordVoice(_guild, rest, ledger, time);
        _direct = new DirectMessages(_guild, rest, _voice, _members, ledger);
        _shelf = new MessageShelf(_guild, rest, _reader, _evidence);
        _acts = new MemberActs(_guild, rest, _members, time);
        _check = new ActCheck(_guild, _members, time);
        _sight = new ChannelSight(_guild, rest, _members, time);
        _desk = new InteractionDesk(
            rest,
            (member, post, cancellationToken) =>
                SendDirectAsync(member, post, Guid.CreateVersion7(), cancellationToken),
            timings.Interactions,
            time,
            loggers.CreateLogger<InteractionDesk>()
        );
        _registrar = new CommandRegistrar(_guild, rest, _modes, time, loggers.CreateLogger<CommandRegistrar>());
        Community = DiscordId.Community(_guild.Id);
        Capabilities = new PlatformCapabilities(
            CanRestore: false,
            CanHideMessages: true,
            CanTimeOut: true,
            CanReadmit: true,
            options.AllowedRemovals
        );
    }

    public string Name => DiscordId.Platform;

    public CommunityId Community { get; }

    public PlatformCapabilities Capabilities { get; }

    public ChannelReader<ChatEvent> Events => _events.Reader;

    /// <summary>The server's id at Discord.</summary>
    public ulong GuildId => _guild.Id;

    public async Task RunAsync(IReadOnlyList<CommandSpec> commands, CancellationToken cancellationToken)
    {
        _commands = commands;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beside = Task.WhenAll(SaveNamesAsync(ending.Token), ReadAuditAsync(ending.Token));
        try
        {
            await _connection.RunAsync(cancellationToken);
        }
        finally
        {
            await ending.CancelAsync();
            await beside.ContinueWith(_ => { }, TaskScheduler.Default);
            _names.Save();
        }
    }

    public IAsyncEnumerable<ChatEvent> ReadMissedAsync(
        IReadOnlyDictionary<string, string> cursorsByStream,
        CancellationToken cancellationToken
    ) => _catchUp.ReadAsync(cursorsByStream, cancellationToken);

    public Task ReplyAsync(InteractionId interaction, Reply reply, CancellationToken cancellationToken) =>
        _desk.ReplyAsync(interaction, reply, cancellationToken);

    public Task<MessageId> PostAsync(ChannelId channel, Post post, Guid key, CancellationToken cancellationToken) =>
        _voice.PostAsync(Number(channel), post, key, cancellationToken);

    public Task RewriteAsync(ChannelId channel, MessageId message, Post post, CancellationToken cancellationToken)
    {
        var (place, number) = Number(message);
        return _voice.RewriteAsync(place, number, post, cancellationToken);
    }

    public async Task<MessageId> SendDirectAsync(
        MemberId member,
        Post post,
        Guid key,
        CancellationToken cancellationToken
    ) =>
        DiscordId.Of(member) is { } person
            ? await _direct.SendAsync(person, post, key, cancellationToken)
            : throw new PlatformException(PlatformFault.Undeliverable, $"There is no member {member} to write to.");

    public Task HideAsync(ChannelId channel, MessageId message, string reason, CancellationToken cancellationToken)
    {
        var (place, number) = Number(message);
        return _shelf.HideAsync(place, number, reason, cancellationToken);
    }

    public Task RestoreAsync(
        ChannelId channel,
        MessageId message,
        string reason,
        CancellationToken cancellationToken
    ) =>
        Task.FromException(
            new PlatformException(
                PlatformFault.Unsupported,
                "Discord keeps no deleted messages: it cannot be brought back."
            )
        );

    public Task TimeOutAsync(
        MemberId member,
        DateTimeOffset until,
        string reason,
        CancellationToken cancellationToken
    ) => _acts.TimeOutAsync(Number(member), until, reason, cancellationToken);

    public Task LiftTimeOutAsync(MemberId member, string reason, CancellationToken cancellationToken) =>
        _acts.LiftTimeOutAsync(Number(member), reason, cancellationToken);

    public Task RemoveMemberAsync(MemberId member, Removal how, string reason, CancellationToken cancellationToken) =>
        _acts.RemoveAsync(Number(member), how, reason, cancellationToken);

    public Task ReadmitMemberAsync(MemberId member, Removal how, string reason, CancellationToken cancellationToken) =>
        _acts.ReadmitAsync(Number(member), how, reason, cancellationToken);

    public async Task<MemberStanding> StandingOfAsync(MemberId member, CancellationToken cancellationToken) =>
        DiscordId.Of(member) is { } person
            ? await _acts.StandingOfAsync(person, cancellationToken)
            : new MemberStanding(false, false, false, null);

    public async Task<string?> WhyNotAsync(
        MemberAct act,
        MemberId member,
        MemberId? by,
        CancellationToken cancellationToken
    ) =>
        DiscordId.Of(member) is { } person
            ? await _check.WhyNotAsync(
                act,
                person,
                by is { } actor ? DiscordId.Of(actor) ?? 0 : null,
                cancellationToken
            )
            : "There is no such member.";

    public void Dispose() => _members.Dispose();

    private static ulong Number(MemberId member) =>
        DiscordId.Of(member)
        ?? throw new PlatformException(PlatformFault.NotFound, $"There is no member {member} on the server.");

    private static ulong Number(ChannelId channel) =>
        DiscordId.Of(channel)
        ?? throw new PlatformException(PlatformFault.NotFound, $"There is no channel {channel} on the server.");

    private (ulong Channel, ulong Message) Number(MessageId message) =>
        DiscordId.Of(message, _guild.Id)
        ?? throw new PlatformException(PlatformFault.NotFound, $"There is no message {message} on the server.");
}
