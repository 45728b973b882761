using Belong.Bot.Chat;
using Belong.Bot.Outbox;

namespace Belong.Bot.Workers;

/// <summary>
/// Carries out effects with a pool of its own for each community, so that none waits for another's. A slow one holds
/// its place in the pool and holds back what follows it in its case; everything else goes on beside it.
/// </summary>
internal sealed partial class EffectWorker(
    IEffectQueue queue,
    EffectAttempt attempt,
    ChatPlatforms platforms,
    EffectSignal signal,
    TimeProvider time,
    ILogger<EffectWorker> logger
) : BackgroundService
{
    /// <summary>So many at once in each community.</summary>
    public const int AtOnce = 16;

    /// <summary>So many are looked for in one go; those that find no place at once wait in their turn.</summary>
    private const int Ahead = 4 * AtOnce;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pools = platforms.All.Select(platform => new EffectPool(platform.Community)).ToList();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var begun = time.GetUtcNow();
                foreach (var pool in pools)
                    await FillAsync(pool, stoppingToken);
                await RestAsync(pools, begun, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // The loop outlives any bug and any trouble of the store.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Log.LoopFailed(logger, exception);
                await signal.WaitAsync(AfterTrouble, time, CancellationToken.None);
            }
        }

        // Each ends by the same token, or with the platform's answer; what is not recorded is done again by its key.
        await Task.WhenAll(pools.SelectMany(pool => pool.UnderWay));
    }

    private async Task FillAsync(EffectPool pool, CancellationToken cancellationToken)
    {
        while (pool.Free(AtOnce) > 0)
        {
            if (pool.IsEmpty)
            {
                var ready = await queue.ListReadyAsync(
                    pool.Community,
                    time.GetUtcNow(),
                    pool.KeysUnderWay,
                    Ahead,
                    cancellationToken
                );
                pool.Take(ready, time.GetUtcNow());
            }

            if (pool.Next() is not { } record)
                return;
            pool.Start(record, time.GetUtcNow(), () => RunAsync(pool, record, cancellationToken));
        }
    }

    private async Task RunAsync(EffectPool pool, EffectRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await attempt.MakeAsync(record, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process ends; the effect stands in the store.
        }
#pragma warning disable CA1031 // The store has failed while the outcome was recorded: the effect is tried again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoopFailed(logger, exception);
            await Task.Delay(AfterTrouble, time, CancellationToken.None);
        }
        finally
        {
            pool.End(record);
            signal.Raise();
        }
    }

    /// <param name="pools">Those that were filled.</param>
    /// <param name="begun">When the first was: what has become ready since is looked for at once.</param>
    private async Task RestAsync(List<EffectPool> pools, DateTimeOffset begun, CancellationToken cancellationToken)
    {
        var rest = LongestRest;
        if (await queue.NextReadyAsync(begun, cancellationToken) is { } next)
        {
            var left = next - time.GetUtcNow();
            rest = TimeSpan.FromTicks(Math.Clamp(left.Ticks, TimeSpan.TicksPerMillisecond, rest.Ticks));
        }

        if (pools.Exists(pool => pool.HoldsBack) && rest > EffectPool.SecondLaneAfter)
            rest = EffectPool.SecondLaneAfter;
        await signal.WaitAsync(rest, time, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "carrying out effects failed; going on")]
        public static partial void LoopFailed(ILogger logger, Exception exception);
    }
}
