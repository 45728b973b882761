using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Belong.FakeDiscord.Faults;

namespace Belong.FakeDiscord.Gateway;

/// <summary>
/// One WebSocket of the bot: reads its messages, writes ours in order, and carries the fault that it was dealt.
/// </summary>
internal sealed class FakeGatewayConnection(WebSocket socket, WireStream wire, ZlibFrames? zlib, GatewayFault? fault)
{
    private const int LargestPayload = 4096;
    private readonly Channel<Outgoing> _outgoing = Channel.CreateUnbounded<Outgoing>(new() { SingleReader = true });
    private int _framesAfterIdentify;
    private bool _identified;
    private volatile bool _corrupt;
    private volatile TaskCompletionSource? _hold;

    public GatewayFault? Fault { get; } = fault;

    public Session? Session { get; set; }

    /// <summary>The close code that ended it; null when TCP just went away.</summary>
    public int? ClosedWith { get; private set; }

    public bool IsResumeAddress { get; init; }

    public void Send(byte[] frame) => _outgoing.Writer.TryWrite(new Outgoing(frame, CloseCode: null, Then: null));

    public void Send(int op, JsonNode? data = null) => Send(Frames.Control(op, data));

    /// <summary>Closes after what has been sent before.</summary>
    public void Close(int code) => _outgoing.Writer.TryWrite(new Outgoing(null, code, Then: null));

    /// <summary>Does something when all that was sent before is written.</summary>
    public void AfterWriting(Action act) => _outgoing.Writer.TryWrite(new Outgoing(null, CloseCode: null, act));

    /// <summary>Writes nothing until <see cref="Release"/>.</summary>
    public void Hold() => _hold ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        var hold = _hold;
        _hold = null;
        hold?.TrySetResult();
    }

    public void Cut() => wire.Cut();

    public void Freeze() => wire.Freeze();

    /// <summary>Damages the next message: its bytes, or its JSON where nothing is compressed.</summary>
    public void CorruptNext() => _corrupt = true;

    /// <summary>From now on frames and bytes count towards the faults that cut after some.</summary>
    public void Identified()
    {
        _identified = true;
        if (Fault is GatewayFault.CutAfterBytes cut)
            wire.CutAfter(cut.Bytes);
    }

    /// <summary>Writes until the connection ends.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var outgoing in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                if (_hold is { } hold)
                    await hold.Task.WaitAsync(cancellationToken);
                if (outgoing.CloseCode is { } code)
                {
                    ClosedWith ??= code;
                    await socket.CloseOutputAsync((WebSocketCloseStatus)code, "", cancellationToken);
                    return;
                }

                if (outgoing.Frame is { } frame)
                    await WriteFrameAsync(frame, cancellationToken);
                outgoing.Then?.Invoke();
            }
        }
        catch (Exception gone)
            when (gone
                    is WebSocketException
                        or IOException
                        or OperationCanceledException
                        or ObjectDisposedException
                        or InvalidOperationException
            )
        {
            // The bot or a fault has ended the connection; the reading side says so.
        }
    }

    /// <summary>
    /// The next message; null when the connection ended. A message that is too large or no JSON closes with 4002.
    /// </summary>
    public async Task<JsonObject?> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestPayload + 1];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    ClosedWith ??= (int?)socket.CloseStatus;
                    if (socket.State == WebSocketState.CloseReceived)
                    {
                        await socket.CloseOutputAsync(
                            socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure,
                            "",
                            cancellationToken
                        );
                    }

                    return null;
                }

                length += received.Count;
                if (length > LargestPayload)
                    return Refuse();
                if (received.EndOfMessage)
                    return JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length)) as JsonObject ?? Refuse();
            }
        }
        catch (JsonException)
        {
            return Refuse();
        }
        catch (Exception gone)
            when (gone
                    is WebSocketException
                        or IOException
                        or OperationCanceledException
                        or ObjectDisposedException
                        or InvalidOperationException
            )
        {
            return null;
        }

        JsonObject? Refuse()
        {
            Close(CloseCode.Decode);
            return null;
        }
    }

    /// <summary>Nothing more is written after what is queued.</summary>
    public void Finish() => _outgoing.Writer.TryComplete();

    private async Task WriteFrameAsync(byte[] frame, CancellationToken cancellationToken)
    {
        var bytes = zlib is null ? frame : zlib.Compress(frame);
        var type = zlib is null ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        if (_corrupt)
        {
            _corrupt = false;
            type = WebSocketMessageType.Binary;
            var damaged = bytes.ToArray();
            for (var at = 0; at < damaged.Length; at += 3)
                damaged[at] ^= 0x5A;
            bytes = damaged;
        }

        await socket.SendAsync(bytes, type, endOfMessage: true, cancellationToken);
        if (_identified && Fault is GatewayFault.CutAfterFrames cut && ++_framesAfterIdentify >= cut.Frames)
            wire.End();
    }

    private readonly record struct Outgoing(byte[]? Frame, int? CloseCode, Action? Then);
}
