using System.Collections.Concurrent;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// Lets shards start sessions no faster than Discord allows: one IDENTIFY for each key (shard modulo max_concurrency)
/// in five seconds, whatever connections come and go meanwhile, and no more in a day than the limit on session starts.
/// </summary>
internal sealed partial class IdentifyGate(
    GatewayDirectory directory,
    GatewayTimings timings,
    TimeProvider time,
    ILogger logger
) : IDisposable
{
    /// <summary>
    /// From this share of the daily limit on, what is left is spread evenly over the time until it is full again.
    /// </summary>
    private const double Scarce = 0.1;

    private static readonly TimeSpan WorthTelling = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<int, Lane> _lanes = new();
    private readonly long _openedAt = time.GetTimestamp();

    /// <summary>
    /// Waits until the shard may identify. No other shard of the same key may until the pass is used or given back.
    /// </summary>
    public async Task<Pass> EnterAsync(int shard, CancellationToken cancellationToken)
    {
        var address = await directory.GetAsync(cancellationToken);
        var lane = _lanes.GetOrAdd(shard % Math.Max(1, address.Starts.MaxConcurrency), _ => new Lane());
        await lane.Turn.WaitAsync(cancellationToken);
        try
        {
            var isTold = false;
            while (Wait(address, lane) is var wait && wait > TimeSpan.Zero)
            {
                if (wait >= WorthTelling && !isTold)
                    Log.Waits(logger, shard, wait, directory.Left(address).Remaining, address.Starts.Total);
                isTold = true;
                // Not all at once: the limit may turn out to be wider when it is asked for anew.
                await Task.Delay(wait < timings.AddressAge ? wait : timings.AddressAge, time, cancellationToken);
                address = await directory.GetAsync(cancellationToken);
            }

            return new Pass(address.Url, () => Count(lane), () => lane.Turn.Release());
        }
        catch
        {
            lane.Turn.Release();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var lane in _lanes.Values)
            lane.Turn.Dispose();
    }

    private void Count(Lane lane)
    {
        lane.IdentifiedAt = time.GetTimestamp();
        directory.Started();
    }

    private TimeSpan Wait(GatewayAddress address, Lane lane)
    {
        var (remaining, reset) = directory.Left(address);
        if (remaining <= 0)
            return reset;

        var spread = remaining <= address.Starts.Total * Scarce ? reset / remaining : TimeSpan.Zero;
        var spacing = spread > timings.IdentifySpacing ? spread : timings.IdentifySpacing;
        if (lane.IdentifiedAt is { } last)
            return spacing - time.GetElapsedTime(last);
        return spread - time.GetElapsedTime(_openedAt);
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "shard {Shard} waits {Wait} before it starts a session: {Remaining} of "
                + "{Total} session starts are left for today"
        )]
        public static partial void Waits(ILogger logger, int shard, TimeSpan wait, int remaining, int total);
    }

    private sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public long? IdentifiedAt { get; set; }
    }

    /// <summary>The right to send one IDENTIFY.</summary>
    /// <param name="address">Where to connect.</param>
    /// <param name="use">Counts the IDENTIFY.</param>
    /// <param name="giveBack">Lets the next shard of the key in.</param>
    internal sealed class Pass(Uri address, Action use, Action giveBack) : IDisposable
    {
        private bool _isGivenBack;

        public Uri Address => address;

        /// <summary>Counts the IDENTIFY that was just sent; the next shard of the key comes after its time.</summary>
        public void Use()
        {
            use();
            Dispose();
        }

        public void Dispose()
        {
            if (_isGivenBack)
                return;
            _isGivenBack = true;
            giveBack();
        }
    }
}
