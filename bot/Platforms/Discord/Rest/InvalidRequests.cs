using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>
/// Counts what Discord calls invalid requests: 401, 403 and 429 (but for the shared scope). 10,000 in ten minutes bar
/// the address at the edge (developers/topics/rate-limits), for every bot behind it, so the client stops long before.
/// </summary>
internal sealed class InvalidRequests(TimeProvider time)
{
    /// <summary>A quarter of what Discord allows: other programs may share the address.</summary>
    public const int Most = 2500;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<long> _counted = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                Forget();
                return _counted.Count;
            }
        }
    }

    public void Add()
    {
        lock (_gate)
        {
            Forget();
            _counted.Enqueue(time.GetTimestamp());
        }
    }

    /// <exception cref="PlatformException">Transient: too many were refused, with when it may go on.</exception>
    public void ThrowIfSpent()
    {
        lock (_gate)
        {
            Forget();
            if (_counted.Count >= Most)
            {
                throw new PlatformException(
                    PlatformFault.Transient,
                    $"Discord refused {Most} requests within ten minutes; the bot pauses before Discord bars its "
                        + $"address."
                )
                {
                    RetryAfter = Window - time.GetElapsedTime(_counted.Peek()),
                };
            }
        }
    }

    private void Forget()
    {
        while (_counted.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
            _counted.Dequeue();
    }
}
