using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>
/// Discord's limits, learnt from its answers and never assumed: one for each bucket and major parameter, and the global
/// one of 50 requests a second, which answers to interactions do not count for.
/// </summary>
internal sealed class RateLimits(TimeProvider time)
{
    private const int PerSecond = 50;
    private const int KeptBuckets = 4096;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<string, string> _hashes = [];
    private readonly Dictionary<(string Bucket, string Major), Bucket> _buckets = [];
    private readonly Queue<TimeSpan> _recent = new();
    private TimeSpan _allBlockedUntil;

    /// <summary>Since this limiter began; every instant in here is one of these.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Waits for a place. Whoever got one gives it back with <see cref="Leave"/>.</summary>
    /// <exception cref="PlatformException">Transient: none before the deadline, with how long Discord asks to
    /// wait.</exception>
    public async Task<Bucket> EnterAsync(DiscordCall call, TimeSpan deadline, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            Task changed;
            lock (_gate)
            {
                var now = Now;
                var bucket = Find(call, now);
                wait = WaitForAll(call, now);
                if (wait == TimeSpan.Zero && (wait = bucket.Take(now)) == TimeSpan.Zero)
                {
                    if (!call.IsInteraction)
                        _recent.Enqueue(now);
                    return bucket;
                }

                changed = bucket.Changed;
            }

            var left = deadline - Now;
            if (left <= TimeSpan.Zero || wait > left)
                throw TooBusy(call, wait);
            await WaitAsync(wait == Timeout.InfiniteTimeSpan ? left : wait, changed, cancellationToken);
        }
    }

    public void Leave(Bucket bucket)
    {
        lock (_gate)
            bucket.Leave();
    }

    /// <summary>Takes over what an answer's headers say of the bucket.</summary>
    public void Learn(DiscordCall call, RateHeaders headers)
    {
        if (headers is not { Bucket: { } hash, Limit: { } limit, Remaining: { } remaining, ResetAfter: { } resetAfter })
            return;

        lock (_gate)
        {
            _hashes[call.Template] = hash;
            var now = Now;
            Find(call, now).Learn(limit, remaining, now + resetAfter);
        }
    }

    /// <summary>After a 429: nothing of the bucket, or nothing at all, before the time has passed.</summary>
    public void Block(DiscordCall call, TimeSpan wait, bool all)
    {
        lock (_gate)
        {
            var until = Now + wait;
            if (all)
                _allBlockedUntil = until > _allBlockedUntil ? until : _allBlockedUntil;
            else
                Find(call, Now).Block(until);
        }
    }

    private Bucket Find(DiscordCall call, TimeSpan now)
    {
        var key = (_hashes.GetValueOrDefault(call.Template, call.Template), call.Major);
        if (_buckets.TryGetValue(key, out var bucket))
            return bucket;

        if (_buckets.Count >= KeptBuckets)
        {
            foreach (
                var idle in _buckets.Where(one => one.Value.IsIdle && now - one.Value.LastUsed > IdleAfter).ToList()
            )
            {
                _buckets.Remove(idle.Key);
            }
        }

        _buckets.Add(key, bucket = new Bucket());
        return bucket;
    }

    private TimeSpan WaitForAll(DiscordCall call, TimeSpan now)
    {
        if (call.IsInteraction)
            return TimeSpan.Zero;
        if (_allBlockedUntil > now)
            return _allBlockedUntil - now;

        while (_recent.TryPeek(out var oldest) && now - oldest >= Second)
            _recent.Dequeue();
        return _recent.Count < PerSecond ? TimeSpan.Zero : Second - (now - _recent.Peek());
    }

    private async Task WaitAsync(TimeSpan wait, Task changed, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(wait, time, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static PlatformException TooBusy(DiscordCall call, TimeSpan wait) =>
        new(PlatformFault.Transient, $"Discord's limit on {call.Template} is used up.")
        {
            RetryAfter = wait == Timeout.InfiniteTimeSpan ? Second : wait,
        };
}
