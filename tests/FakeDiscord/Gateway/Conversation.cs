using System.Text.Json.Nodes;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.World;
using Microsoft.AspNetCore.Http;

namespace Belong.FakeDiscord.Gateway;

/// <summary>
/// Discord's side of one connection: HELLO, heartbeats, IDENTIFY or RESUME, and everything that may only come after.
/// </summary>
internal sealed class Conversation(
    GatewayHub hub,
    FakeGatewayConnection connection,
    DiscordWorld world,
    FakeDiscordOptions options
)
{
    private const int MostMessages = 120;
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);
    private readonly Queue<DateTimeOffset> _received = [];
    private readonly MemberRequests _members = new(world);
    private readonly SessionStart _start = new(hub, connection, world, options);
    private DateTimeOffset _lastBeat;

    /// <summary>Talks until the connection ends.</summary>
    public async Task RunAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = connection.WriteAsync(cancellationToken);
        var watching = WatchHeartbeatsAsync(ended.Token);
        Open(query);
        while (await connection.ReadAsync(cancellationToken) is { } message)
        {
            if (!Handle(message))
                break;
        }

        connection.Finish();
        await writing;
        await DrainAsync();
        await ended.CancelAsync();
        await watching;
    }

    private void Open(IQueryCollection query)
    {
        if (query["v"] != "10")
        {
            connection.Close(CloseCode.InvalidVersion);
            return;
        }

        if (query["encoding"] != "json" || (query["compress"] is { Count: > 0 } compress && compress != "zlib-stream"))
        {
            connection.Close(CloseCode.Decode);
            return;
        }

        if (connection.Fault is not GatewayFault.NoHello)
        {
            connection.Send(
                Opcode.Hello,
                new JsonObject { ["heartbeat_interval"] = (long)options.HeartbeatInterval.TotalMilliseconds }
            );
        }

        if (connection.Fault is GatewayFault.Close { Stage: CloseStage.AfterHello } close)
            connection.Close(close.Code);
    }

    /// <summary>False when the connection is over.</summary>
    private bool Handle(JsonObject message)
    {
        lock (world.Gate)
        {
            if (IsTooMany())
                return Refuse(CloseCode.RateLimited);
            if (message.Number("op") is not { } op)
                return Refuse(CloseCode.Decode);

            switch ((int)op)
            {
                case Opcode.Heartbeat:
                    return Beat(message);
                case Opcode.Identify or Opcode.Resume when connection.Session is not null:
                    return Refuse(CloseCode.AlreadyAuthenticated);
                case Opcode.Identify:
                    return _start.Identify(message["d"]);
                case Opcode.Resume:
                    return _start.Resume(message["d"]);
                case Opcode.PresenceUpdate
                or Opcode.VoiceStateUpdate
                or Opcode.RequestSoundboard
                or Opcode.RequestChannelInfo:
                    return connection.Session is not null || Refuse(CloseCode.NotAuthenticated);
                case Opcode.RequestGuildMembers when connection.Session is { } session:
                    return _members.Answer(session, message["d"]) || Refuse(CloseCode.Decode);
                case Opcode.RequestGuildMembers:
                    return Refuse(CloseCode.NotAuthenticated);
                default:
                    return Refuse(CloseCode.UnknownOpcode);
            }
        }
    }

    private bool Beat(JsonObject message)
    {
        if (message["d"] is not null && message.Number("d") is null)
            return Refuse(CloseCode.Decode);
        _lastBeat = world.Now;
        if (connection.Fault is not GatewayFault.NoAcks)
            connection.Send(Opcode.HeartbeatAck);
        return true;
    }

    private bool IsTooMany()
    {
        var now = world.Now;
        while (_received.TryPeek(out var first) && now - first >= Minute)
            _received.Dequeue();
        _received.Enqueue(now);
        return _received.Count > MostMessages;
    }

    private bool Refuse(int code)
    {
        connection.Close(code);
        return false;
    }

    /// <summary>A bot that stops its heartbeats is closed: its session has timed out.</summary>
    private async Task WatchHeartbeatsAsync(CancellationToken cancellationToken)
    {
        _lastBeat = world.Now;
        try
        {
            while (true)
            {
                await Task.Delay(options.HeartbeatInterval, options.Time, cancellationToken);
                if (world.Now - _lastBeat > options.HeartbeatInterval * 2)
                    connection.Close(CloseCode.SessionTimedOut);
            }
        }
        catch (OperationCanceledException)
        {
            // The connection is over.
        }
    }

    /// <summary>Gives the bot a moment to answer our close frame, as Discord does, before TCP goes.</summary>
    private async Task DrainAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), options.Time);
        while (connection.ClosedWith is not null && await connection.ReadAsync(patience.Token) is not null)
        {
            // What comes after a close is not read.
        }
    }
}
