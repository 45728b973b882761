using System.Net.WebSockets;
using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// One connection of a shard, from the handshake to its end. What outlives it is the <see cref="ShardSession"/>.
/// </summary>
/// <param name="opened">Is told when the session stands, and whether it was resumed.</param>
internal sealed partial class GatewayConnection(ShardContext shard, ShardSession session, Action<bool> opened)
    : IDisposable
{
    private readonly GatewaySocket _socket = new(shard.Options.LargestMessage);
    private readonly TaskCompletionSource<ConnectionEnd> _ended = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly CancellationTokenSource _abandoned = new();
    private GatewaySender? _sender;
    private Heartbeat? _heartbeat;
    private Deadline? _deadline;
    private Task _beating = Task.CompletedTask;
    private Uri? _ownAddress;

    /// <summary>Whether Discord said HELLO: the address is right, and somebody is there.</summary>
    public bool SaidHello => _heartbeat is not null;

    /// <summary>When READY or RESUMED came, as a time stamp of the clock; null before.</summary>
    public long? ReadyAt { get; private set; }

    /// <summary>Runs until the connection ends for any reason; ends it itself when cancelled.</summary>
    /// <param name="pass">The right to identify; null to resume the session.</param>
    public async Task<ConnectionEnd> RunAsync(Uri address, IdentifyGate.Pass? pass, CancellationToken cancellationToken)
    {
        _ownAddress = address;
        if (await ConnectAsync(address, cancellationToken) is { } failed)
            return failed;

        using var sending = _sender = new GatewaySender(_socket, shard.Timings.SendTimeout, shard.Time);
        using var watching = _deadline = new Deadline(why => _ended.TrySetResult(new(why)), shard.Time);
        _deadline.Set(shard.Timings.HelloTimeout, "Discord said no HELLO");
        await using var stopping = cancellationToken.Register(() =>
            _ended.TrySetResult(new("the bot stops") { CloseWith = GatewayCloseCode.Normal })
        );

        var reading = EndWithAsync(ReadAsync(pass, _abandoned.Token));
        ConnectionEnd end;
        try
        {
            end = await _ended.Task;
            await CloseAsync(end.CloseWith, cancellationToken.IsCancellationRequested ? reading : Task.CompletedTask);
        }
        finally
        {
            await _abandoned.CancelAsync();
            await Task.WhenAll(reading, _beating).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return end;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _abandoned.Dispose();
    }

    private static bool IsLoss(Exception exception) =>
        exception
            is WebSocketException
                or InvalidDataException
                or JsonException
                or IOException
                or TimeoutException
                or ObjectDisposedException;

    private static ConnectionEnd Lost(Exception exception) =>
        new(
            exception switch
            {
                InvalidDataException => exception.Message,
                JsonException => "what Discord sent cannot be read",
                TimeoutException => "Discord does not read what is sent",
                _ => "the connection was cut",
            }
        );

    private async Task<ConnectionEnd?> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(shard.Timings.ConnectTimeout, shard.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _socket.ConnectAsync(GatewayUri.Of(address, shard.Options.Compress), either.Token);
            return null;
        }
        catch (Exception exception)
            when (exception is WebSocketException or IOException or OperationCanceledException or ArgumentException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(
                limit.IsCancellationRequested
                    ? $"no connection to {address.Host} came about in time"
                    : $"no connection to {address.Host} came about: "
                        + $"{exception.InnerException?.Message ?? exception.Message}"
            );
        }
    }

    private async Task CloseAsync(int code, Task answer)
    {
        using var limit = new CancellationTokenSource(shard.Timings.CloseTimeout, shard.Time);
        await _socket.CloseAsync(code, limit.Token);
        // A socket that is dropped with something unread in it takes the close frame with it: wait for the answer.
        await answer.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends the connection when the work does, and with it.</summary>
    private async Task EndWithAsync(Task<ConnectionEnd> work)
    {
        try
        {
            _ended.TrySetResult(await work);
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            _ended.TrySetResult(Lost(exception));
        }
        catch (OperationCanceledException) when (_abandoned.IsCancellationRequested)
        {
            // The connection has ended for another reason.
        }
#pragma warning disable CA1031 // A bug must end the connection, not leave it half served: the shard reports it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _ended.TrySetException(exception);
        }
    }

    private async Task<ConnectionEnd> ReadAsync(IdentifyGate.Pass? pass, CancellationToken cancellationToken)
    {
        while (await _socket.ReceiveAsync(cancellationToken) is { } json)
        {
            var message = GatewayMessage.Read(json.Span, shard.Names);
            if (message.Opcode == GatewayOpcode.Dispatch)
                await DeliverAsync(message, cancellationToken);
            else if (await ObeyAsync(message, pass, cancellationToken) is { } end)
                return end;
        }

        return Closed(_socket.CloseCode);
    }
}
