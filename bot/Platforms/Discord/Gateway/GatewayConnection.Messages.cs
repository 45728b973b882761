using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>What the connection does with each message.</summary>
internal sealed partial class GatewayConnection
{
    private ConnectionEnd Closed(int? code) =>
        new(GatewayCloseCode.Meaning(code))
        {
            SessionIsLost = GatewayCloseCode.EndsSession(code),
            Fatal = GatewayCloseCode.Fatal(code, shard.Options, shard.Shard, shard.Count),
        };

    /// <summary>
    /// Hands on an event, and counts it only then: what is not handed on is asked for again on resuming.
    /// </summary>
    private ValueTask DeliverAsync(in GatewayMessage message, CancellationToken cancellationToken)
    {
        if (message.Name is not null)
        {
            var writing = shard.News.WriteAsync(NewsOf(message), cancellationToken);
            if (!writing.IsCompletedSuccessfully)
                return WaitAsync(writing, message);
        }

        Delivered(message);
        return ValueTask.CompletedTask;
    }

    private async ValueTask WaitAsync(ValueTask writing, GatewayMessage message)
    {
        _heartbeat?.Pause();
        _deadline!.Lift();
        await writing;
        _heartbeat?.Continue();
        Delivered(message);
    }

    private GatewayNews NewsOf(in GatewayMessage message) =>
        message.Name switch
        {
            GatewayEventNames.Ready => new GatewayNews.Ready(shard.Shard, Resumed: false, message.Data),
            GatewayEventNames.Resumed => new GatewayNews.Ready(shard.Shard, Resumed: true, message.Data),
            _ => new GatewayNews.Dispatch(new(shard.Shard, message.Name!, message.Sequence ?? 0, message.Data)),
        };

    private void Delivered(in GatewayMessage message)
    {
        if (message.Name is GatewayEventNames.Ready)
            Begin(message);
        else if (message.Sequence is { } sequence)
            session.Delivered.Note(sequence);

        if (ReadyAt is not null)
            return;

        if (message.Name is GatewayEventNames.Ready or GatewayEventNames.Resumed)
        {
            _deadline!.Lift();
            ReadyAt = shard.Time.GetTimestamp();
            opened(message.Name is GatewayEventNames.Resumed);
        }
        else
        {
            AwaitSession();
        }
    }

    private void Begin(in GatewayMessage message)
    {
        var id = message.Data.GetProperty("session_id").GetString();
        var url = message.Data.TryGetProperty("resume_gateway_url", out var given) ? given.GetString() : null;
        session.Start(
            id ?? throw new JsonException("READY has no session_id"),
            ResumeUrlOf(url),
            message.Sequence ?? 1
        );
    }

    /// <summary>Where to resume; never in the clear when the connection is not.</summary>
    private Uri ResumeUrlOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeWss || uri.Scheme == _ownAddress!.Scheme)
            ? uri
            : _ownAddress!;

    private void AwaitSession() =>
        _deadline!.Set(
            shard.Timings.SessionTimeout,
            session.Stands ? "Discord did not resume the session in time" : "Discord sent no READY in time"
        );

    private async ValueTask<ConnectionEnd?> ObeyAsync(
        GatewayMessage message,
        IdentifyGate.Pass? pass,
        CancellationToken cancellationToken
    )
    {
        switch (message.Opcode)
        {
            case GatewayOpcode.Hello when _heartbeat is null:
                await GreetAsync(IntervalOf(message.Data), pass, cancellationToken);
                return null;
            case GatewayOpcode.Heartbeat:
                await BeatAsync(cancellationToken);
                return null;
            case GatewayOpcode.HeartbeatAck:
                _heartbeat?.Acknowledge();
                return null;
            case GatewayOpcode.Reconnect:
                return new("Discord asks to reconnect (op 7)");
            case GatewayOpcode.InvalidSession:
                return message.Data.ValueKind == JsonValueKind.True
                    ? new("Discord interrupts the session (op 9, resumable)")
                    : new("Discord calls the session invalid (op 9)") { SessionIsLost = true, IsInvalidSession = true };
            default:
                return null;
        }
    }

    private static TimeSpan IntervalOf(JsonElement hello) =>
        hello.ValueKind == JsonValueKind.Object
        && hello.TryGetProperty("heartbeat_interval", out var interval)
        && interval.ValueKind == JsonValueKind.Number
        && interval.GetDouble() is >= 1 and <= int.MaxValue and var milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new JsonException("HELLO has no heartbeat_interval");

    private async Task GreetAsync(TimeSpan interval, IdentifyGate.Pass? pass, CancellationToken cancellationToken)
    {
        _heartbeat = new Heartbeat(interval, BeatAsync, shard.Time);
        _beating = EndWithAsync(BeatUntilUnansweredAsync(_heartbeat, cancellationToken));
        AwaitSession();
        if (pass is null)
        {
            await _sender!.SendAsync(
                GatewayPayload.Resume(shard.Options.Token, session.Id!, session.Delivered.Value),
                cancellationToken
            );
            return;
        }

        try
        {
            await _sender!.SendAsync(
                GatewayPayload.Identify(shard.Options, shard.Shard, shard.Count),
                cancellationToken
            );
        }
        finally
        {
            // Counted also when sending failed: it may have arrived.
            pass.Use();
        }
    }

    private Task BeatAsync(CancellationToken cancellationToken) =>
        _sender!.BeatAsync(session.Stands ? session.Delivered.Value : null, cancellationToken);

    private static async Task<ConnectionEnd> BeatUntilUnansweredAsync(
        Heartbeat beats,
        CancellationToken cancellationToken
    )
    {
        await beats.RunAsync(cancellationToken);
        return new("Discord does not answer heartbeats");
    }
}
