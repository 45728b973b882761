using System.Text.Json;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.World;
using Microsoft.AspNetCore.Http;

namespace Belong.FakeDiscord.Gateway;

/// <summary>
/// All sessions and connections of the bot: tells them what happens, and breaks those that stand when a test asks.
/// </summary>
public sealed class GatewayHub : IEventSink, IDisposable
{
    private readonly DiscordWorld _world;
    private readonly FakeDiscordOptions _options;
    private readonly Dictionary<string, Session> _sessions = [];
    private readonly List<FakeGatewayConnection> _connections = [];
    private readonly CancellationTokenSource _stopping = new();

    internal GatewayHub(DiscordWorld world, FakeDiscordOptions options, FaultSwitches faults, Journal journal)
    {
        (_world, _options, Faults, Journal) = (world, options, faults, journal);
        Identifying = new FakeIdentifyGate(options, world);
    }

    /// <summary>All IDENTIFYs so far, oldest first.</summary>
    public IReadOnlyList<IdentifyRecord> Identifies
    {
        get
        {
            lock (_world.Gate)
                return [.. Identifying.Records];
        }
    }

    /// <summary>How many sessions have the bot on the line.</summary>
    public int Online
    {
        get
        {
            lock (_world.Gate)
                return _sessions.Values.Count(session => session.Connection is not null);
        }
    }

    internal FaultSwitches Faults { get; }

    internal Journal Journal { get; }

    internal FakeIdentifyGate Identifying { get; }

    /// <summary>The address that READY gives for RESUME; set once the server listens.</summary>
    internal string ResumeAddress { get; set; } = "";

    /// <summary>Cuts TCP on all connections.</summary>
    public void Drop() => OnEach(connection => connection.Cut());

    /// <summary>Closes all connections with a code.</summary>
    public void Close(int code) => OnEach(connection => connection.Close(code));

    /// <summary>Op 7 on all connections.</summary>
    public void AskToReconnect() => OnEach(connection => connection.Send(Opcode.Reconnect));

    /// <summary>Op 9 on all connections; without <paramref name="resumable"/> the sessions are gone.</summary>
    public void Invalidate(bool resumable) =>
        OnEach(connection =>
        {
            if (!resumable && connection.Session is { } session)
                End(session);
            connection.Send(Opcode.InvalidSession, resumable);
        });

    /// <summary>Forgets all sessions, so that the next RESUME gets op 9 false.</summary>
    public void ForgetSessions()
    {
        lock (_world.Gate)
        {
            foreach (var session in _sessions.Values.ToList())
                End(session);
        }
    }

    /// <summary>Stops reading and writing on all connections, and keeps the sockets.</summary>
    public void Freeze() => OnEach(connection => connection.Freeze());

    /// <summary>Damages the next message on all connections.</summary>
    public void CorruptNext() => OnEach(connection => connection.CorruptNext());

    /// <summary>Op 1: the server asks for a heartbeat.</summary>
    public void AskForHeartbeat() => OnEach(connection => connection.Send(Opcode.Heartbeat));

    /// <summary>
    /// Sends an event that Discord may send and nobody knows yet, or that a test makes up, to all sessions.
    /// </summary>
    public void SendEvent(string name, string json)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize<JsonElement>(json));
        lock (_world.Gate)
        {
            foreach (var session in _sessions.Values)
                session.Dispatch(name, data);
        }
    }

    /// <inheritdoc/>
    void IEventSink.Tell(WorldEvent happening)
    {
        byte[]? full = null,
            stripped = null;
        foreach (var session in _sessions.Values)
        {
            // A privileged intent that was revoked since is none.
            var intents = session.Intents & (_world.App.Granted | ~Intents.Privileged);
            if (!session.Hears(happening, intents) || !MaySee(happening))
                continue;
            var withContent = happening.WithoutContent is null || intents.HasFlag(Intents.MessageContent);
            session.Dispatch(
                happening.Name,
                withContent ? full ??= Bytes(happening.Data) : stripped ??= Bytes(happening.WithoutContent!)
            );
        }
    }

    /// <inheritdoc/>
    void IEventSink.Hold() => OnEach(connection => connection.Hold());

    /// <inheritdoc/>
    void IEventSink.Release() => OnEach(connection => connection.Release());

    internal async Task AcceptAsync(HttpContext context, bool isResumeAddress)
    {
        var fault = Faults.TakeConnection();
        if (fault is GatewayFault.Refuse)
        {
            Journal.WriteGateway("REFUSED");
            context.Abort();
            return;
        }

        if (await WebSocketUpgrade.AcceptAsync(context) is not var (socket, wire))
            return;

        var query = context.Request.Query;
        using var zlib = query["compress"] == "zlib-stream" ? new ZlibFrames() : null;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        using (socket)
        {
            var connection = new FakeGatewayConnection(socket, wire, zlib, fault) { IsResumeAddress = isResumeAddress };
            lock (_world.Gate)
                _connections.Add(connection);
            var conversation = new Conversation(this, connection, _world, _options);
            await conversation.RunAsync(query, ending.Token);
            lock (_world.Gate)
            {
                _connections.Remove(connection);
                Lost(connection);
            }
        }
    }

    internal Session? Find(string id)
    {
        var session = _sessions.GetValueOrDefault(id);
        if (session is not { Connection: null } || _world.Now - session.LostAt <= _options.SessionLifetime)
            return session;
        End(session);
        return null;
    }

    internal Session Begin(Intents intents, int shard, int shards)
    {
        var id = Guid.CreateVersion7(_world.Now).ToString("N");
        var session = new Session(id, intents, shard, shards, Faults, _options.ReplayEvents);
        _sessions.Add(id, session);
        return session;
    }

    internal void End(Session session) => _sessions.Remove(session.Id);

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    /// <summary>Ends all connections.</summary>
    internal void Stop() => _stopping.Cancel();

    private static byte[] Bytes(System.Text.Json.Nodes.JsonObject data) => JsonSerializer.SerializeToUtf8Bytes(data);

    private bool MaySee(WorldEvent happening)
    {
        if (happening.Guild is not { } guild || happening.Name == "GUILD_DELETE")
            return true;
        var bot = _world.App.Bot;
        return guild.Available
            && guild.MemberOf(bot.Id) is not null
            && (happening.Channel is null || FakeAccess.MaySee(happening.Channel, bot, bot, _world.Now));
    }

    private void Lost(FakeGatewayConnection connection)
    {
        Journal.WriteGateway("CLOSED", code: connection.ClosedWith ?? 0);
        if (connection.Session is not { } session || session.Connection != connection)
            return;
        (session.Connection, session.LostAt) = (null, _world.Now);
        if (connection.ClosedWith is { } code && CloseCode.EndsSession(code))
            End(session);
    }

    private void OnEach(Action<FakeGatewayConnection> act)
    {
        lock (_world.Gate)
            _connections.ForEach(act);
    }
}
