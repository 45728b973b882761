using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>One WebSocket to the gateway, read message by message.</summary>
internal sealed class GatewaySocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly PooledBuffer _received;
    private readonly PooledBuffer _inflated;
    private readonly GatewayInflater _inflater = new();

    /// <param name="largestMessage">In bytes, before and after decompression.</param>
    public GatewaySocket(int largestMessage)
    {
        _received = new(largestMessage);
        _inflated = new(largestMessage);
        // The gateway has heartbeats of its own.
        _socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
    }

    /// <summary>The code that the other end closed with; null where it did not, or gave none.</summary>
    public int? CloseCode => _socket.CloseStatus is { } status and not WebSocketCloseStatus.Empty ? (int)status : null;

    public async Task ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        if (address.IsLoopback)
            _socket.Options.Proxy = null;
        await _socket.ConnectAsync(address, cancellationToken);
    }

    /// <summary>The next message as JSON, valid until the next call; null when the other end has closed.</summary>
    /// <exception cref="InvalidDataException">The compressed stream is corrupt, or a message too large.</exception>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _received.Clear();
        while (true)
        {
            var frame = await _socket.ReceiveAsync(_received.Free(), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
                return null;

            _received.Advance(frame.Count);
            if (!frame.EndOfMessage)
                continue;
            // Plain JSON comes as text. A compressed message may be divided over several of the WebSocket's.
            if (frame.MessageType == WebSocketMessageType.Text)
                return _received.Written;
            if (GatewayInflater.IsComplete(_received.Written.Span))
                return Inflated();
        }
    }

    /// <exception cref="WebSocketException">The connection is lost.</exception>
    public Task SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        _socket.SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).AsTask();

    /// <summary>Sends a close frame, as far as the connection still carries one.</summary>
    public async Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;

        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, cancellationToken);
        }
        catch (Exception exception)
            when (exception
                    is WebSocketException
                        or IOException
                        or OperationCanceledException
                        or InvalidOperationException
            )
        {
            // The connection is given up either way; the code is a courtesy.
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _inflater.Dispose();
        _received.Dispose();
        _inflated.Dispose();
    }

    private ReadOnlyMemory<byte> Inflated()
    {
        _inflated.Clear();
        _inflater.Inflate(_received.Written, _inflated);
        return _inflated.Length > 0
            ? _inflated.Written
            : throw new InvalidDataException("the compressed stream is corrupt");
    }
}
