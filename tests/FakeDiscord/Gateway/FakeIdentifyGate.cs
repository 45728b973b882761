using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Gateway;

/// <summary>
/// One IDENTIFY per key (shard % max_concurrency) in five seconds, a thousand in 24 hours. Only under the world's lock.
/// </summary>
internal sealed class FakeIdentifyGate(FakeDiscordOptions options, DiscordWorld world)
{
    private readonly Dictionary<int, DateTimeOffset> _last = [];
    private readonly Queue<DateTimeOffset> _starts = [];

    public List<IdentifyRecord> Records { get; } = [];

    public int Remaining => Math.Max(0, options.SessionStarts - Recent());

    /// <summary>When the oldest of the 24 hours' starts is forgotten.</summary>
    public TimeSpan ResetAfter => Recent() == 0 ? TimeSpan.Zero : _starts.Peek() + TimeSpan.FromDays(1) - world.Now;

    /// <summary>Whether it comes in time. Beyond the day's number the token is reset.</summary>
    public bool Admit(int shard)
    {
        var now = world.Now;
        var key = shard % options.MaxConcurrency;
        if (_last.TryGetValue(key, out var last) && now - last < options.IdentifyEvery)
            return false;
        _last[key] = now;
        if (Remaining == 0)
        {
            world.App.ResetToken();
            return false;
        }

        _starts.Enqueue(now);
        return true;
    }

    private int Recent()
    {
        while (_starts.TryPeek(out var oldest) && world.Now - oldest >= TimeSpan.FromDays(1))
            _starts.Dequeue();
        return _starts.Count;
    }
}
