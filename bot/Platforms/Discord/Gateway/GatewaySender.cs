namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>Sends on one connection, one payload at a time and within Discord's limit.</summary>
internal sealed class GatewaySender(GatewaySocket socket, TimeSpan sendTimeout, TimeProvider time) : IDisposable
{
    private readonly SendBudget _budget = new(time);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>
    /// Sends a heartbeat at once. Where even the share of heartbeats is used up it is left out: one more would cost the
    /// connection.
    /// </summary>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The connection is lost.</exception>
    /// <exception cref="TimeoutException">The other end does not read.</exception>
    public async Task BeatAsync(long? sequence, CancellationToken cancellationToken)
    {
        if (_budget.Take(isHeartbeat: true) == TimeSpan.Zero)
            await WriteAsync(GatewayPayload.Heartbeat(sequence), cancellationToken);
    }

    /// <summary>Sends a payload when the limit allows.</summary>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The connection is lost.</exception>
    /// <exception cref="TimeoutException">The other end does not read.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        while (_budget.Take(isHeartbeat: false) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
        await WriteAsync(payload, cancellationToken);
    }

    public void Dispose() => _turn.Dispose();

    private async Task WriteAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(payload, cancellationToken).WaitAsync(sendTimeout, time, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
