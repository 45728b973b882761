using System.Security.Cryptography;
using System.Text;
using Belong.FakeDiscord.Rest;

namespace Belong.FakeDiscord.Limits;

/// <summary>
/// All limits of the one bot: buckets by hash and major parameter, the global one, and the budget of invalid requests.
/// </summary>
internal sealed class FakeRateLimits(LimitOptions options, TimeProvider clock)
{
    private static readonly string[] Majors = ["channel_id", "guild_id", "webhook_id", "webhook_token"];
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Hash, string Major), FakeBucket> _buckets = [];
    private readonly Queue<DateTimeOffset> _invalid = [];
    private readonly FakeBucket _global = new(options.GlobalPerSecond, TimeSpan.FromSeconds(1));

    /// <summary>401s, 403s and 429s of the last ten minutes, without those of scope shared.</summary>
    public int InvalidRequests
    {
        get
        {
            lock (_gate)
            {
                while (_invalid.TryPeek(out var oldest) && clock.GetUtcNow() - oldest >= TenMinutes)
                    _invalid.Dequeue();
                return _invalid.Count;
            }
        }
    }

    public bool IsBannedAtEdge => InvalidRequests >= options.InvalidRequests;

    public LimitVerdict Take(RestRoute route, IReadOnlyDictionary<string, string> values)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!route.OutsideGlobalLimit && !_global.Take(now))
                return new LimitVerdict(null, null, _global.Ends - now, IsGlobal: true);
            if (route.Limit == BucketLimit.None || !options.Buckets)
                return new LimitVerdict(null, null, null, IsGlobal: false);

            var hash = HashOf(route);
            var major = string.Join(':', Majors.Select(name => values.GetValueOrDefault(name, "")));
            if (!_buckets.TryGetValue((hash, major), out var bucket))
                _buckets[(hash, major)] = bucket = new FakeBucket(route.Limit.Requests, route.Limit.Window);
            return new LimitVerdict(hash, bucket, bucket.Take(now) ? null : bucket.Ends - now, IsGlobal: false);
        }
    }

    public void CountInvalid()
    {
        lock (_gate)
            _invalid.Enqueue(clock.GetUtcNow());
    }

    /// <summary>Opaque to the bot; routes that share a limit share the hash.</summary>
    public static string HashOf(RestRoute route)
    {
        var name = route.Limit.IsShared ? route.Limit.Name : route.Key;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]);
    }
}
