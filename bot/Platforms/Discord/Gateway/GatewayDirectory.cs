namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// Knows the gateway's address and how many sessions may still be started: asks when it does not know or when what it knows is
/// old, and counts what is started in between.
/// </summary>
internal sealed partial class GatewayDirectory(IGatewayAddress source, GatewayTimings timings, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim asking = new(1);
    private readonly Lock counting = new();
    private GatewayAddress? known;
    private long askedAt;
    private int startedSince;
    private volatile bool isDoubtful;

    /// <summary>The address; an old one where Discord does not say a new one.</summary>
    /// <exception cref="GatewayFatalException">No further question may follow.</exception>
    public async Task<GatewayAddress> GetAsync(CancellationToken cancellationToken)
    {
        await asking.WaitAsync(cancellationToken);
        try
        {
            if (known is null || isDoubtful || time.GetElapsedTime(askedAt) >= Age(known))
                await AskAsync(cancellationToken);
            return known!;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>A connection to the address failed: ask before the next.</summary>
    public void Doubt() => isDoubtful = true;

    /// <summary>Counts a session that is being started.</summary>
    public void Started()
    {
        lock (counting)
            startedSince++;
    }

    /// <summary>How many sessions may still be started, and how long until that number is full again.</summary>
    public (int Remaining, TimeSpan Reset) Left(GatewayAddress address)
    {
        lock (counting)
        {
            var reset = address.Starts.ResetAfter - time.GetElapsedTime(askedAt);
            return reset > TimeSpan.Zero
                ? (address.Starts.Remaining - startedSince, reset)
                : (address.Starts.Total, TimeSpan.Zero);
        }
    }

    public void Dispose() => asking.Dispose();

    private TimeSpan Age(GatewayAddress address) =>
        address.Starts.ResetAfter < timings.AddressAge && address.Starts.ResetAfter > TimeSpan.Zero
            ? address.Starts.ResetAfter
            : timings.AddressAge;

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var answer = await source.GetAsync(limited.Token).WaitAsync(timings.AddressTimeout, time, cancellationToken);
            lock (counting)
            {
                known = answer;
                askedAt = time.GetTimestamp();
                startedSince = 0;
                isDoubtful = false;
            }
        }
        catch (Exception exception) when (
            known is not null && exception is not GatewayFatalException && !cancellationToken.IsCancellationRequested)
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
