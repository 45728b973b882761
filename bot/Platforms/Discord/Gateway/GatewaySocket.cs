using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>One WebSocket to the gateway, read message by message.</summary>
internal sealed class GatewaySocket : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly PooledBuffer received;
    private readonly PooledBuffer inflated;
    private readonly GatewayInflater inflater = new();

    /// <param name="largestMessage">In bytes, before and after decompression.</param>
    public GatewaySocket(int largestMessage)
    {
        received = new(largestMessage);
        inflated = new(largestMessage);
        // The gateway has heartbeats of its own.
        socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
    }

    /// <summary>The code that the other end closed with; null where it did not, or gave none.</summary>
    public int? CloseCode => socket.CloseStatus is { } status and not WebSocketCloseStatus.Empty ? (int)status : null;

    public async Task ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        if (address.IsLoopback)
            socket.Options.Proxy = null;
        await socket.ConnectAsync(address, cancellationToken);
    }

    /// <summary>The next message as JSON, valid until the next call; null when the other end has closed.</summary>
    /// <exception cref="InvalidDataException">The compressed stream is corrupt, or a message too large.</exception>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        received.Clear();
        while (true)
        {
            var frame = await socket.ReceiveAsync(received.Room(), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
                return null;

            received.Advance(frame.Count);
            if (!frame.EndOfMessage)
                continue;
            // Plain JSON comes as text. A compressed message may be divided over several of the WebSocket's.
            if (frame.MessageType == WebSocketMessageType.Text)
                return received.Written;
            if (GatewayInflater.IsComplete(received.Written.Span))
                return Inflated();
        }
    }

    /// <exception cref="WebSocketException">The connection is lost.</exception>
    public Task SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        socket.SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).AsTask();

    /// <summary>Sends a close frame, as far as the connection still carries one.</summary>
    public async Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;

        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            // The connection is given up either way; the code is a courtesy.
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        inflater.Dispose();
        received.Dispose();
        inflated.Dispose();
    }

    private ReadOnlyMemory<byte> Inflated()
    {
        inflated.Clear();
        inflater.Inflate(received.Written, inflated);
        return inflated.Length > 0 ? inflated.Written : throw new InvalidDataException("the compressed stream is corrupt");
    }
}
