namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// Knows the gateway's address and how many sessions may still be started: asks when it does not know or when what it
/// knows is old, and counts what is started in between.
/// </summary>
internal sealed partial class GatewayDirectory(
    IGatewayAddress source,
    GatewayTimings timings,
    TimeProvider time,
    ILogger logger
) : IDisposable
{
    private readonly SemaphoreSlim _asking = new(1);
    private readonly Lock _counting = new();
    private GatewayAddress? _known;
    private long _askedAt;
    private int _startedSince;
    private volatile bool _isDoubtful;

    /// <summary>The address; an old one where Discord does not say a new one.</summary>
    /// <exception cref="GatewayFatalException">No further question may follow.</exception>
    public async Task<GatewayAddress> GetAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_known is null || _isDoubtful || time.GetElapsedTime(_askedAt) >= Age(_known))
                await AskAsync(cancellationToken);
            return _known!;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>A connection to the address failed: ask before the next.</summary>
    public void Doubt() => _isDoubtful = true;

    /// <summary>Counts a session that is being started.</summary>
    public void Started()
    {
        lock (_counting)
            _startedSince++;
    }

    /// <summary>How many sessions may still be started, and how long until that number is full again.</summary>
    public (int Remaining, TimeSpan Reset) Left(GatewayAddress address)
    {
        lock (_counting)
        {
            var reset = address.Starts.ResetAfter - time.GetElapsedTime(_askedAt);
            return reset > TimeSpan.Zero
                ? (address.Starts.Remaining - _startedSince, reset)
                : (address.Starts.Total, TimeSpan.Zero);
        }
    }

    public void Dispose() => _asking.Dispose();

    private TimeSpan Age(GatewayAddress address) =>
        address.Starts.ResetAfter < timings.AddressAge && address.Starts.ResetAfter > TimeSpan.Zero
            ? address.Starts.ResetAfter
            : timings.AddressAge;

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var answer = await source
                .GetAsync(limited.Token)
                .WaitAsync(timings.AddressTimeout, time, cancellationToken);
            lock (_counting)
            {
                _known = answer;
                _askedAt = time.GetTimestamp();
                _startedSince = 0;
                _isDoubtful = false;
            }
        }
        catch (Exception exception)
            when (_known is not null
                && exception is not GatewayFatalException
                && !cancellationToken.IsCancellationRequested
            )
        {
            // The old address most likely still holds, and the count goes on.
            Log.KeepsOld(logger, exception.GetType().Name);
        }
        finally
        {
            await limited.CancelAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Discord does not say where its gateway is ({Fault}); the last address is kept")]
        public static partial void KeepsOld(ILogger logger, string fault);
    }
}
