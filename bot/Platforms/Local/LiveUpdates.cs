using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Belong.Bot.Platforms.Local;

/// <summary>Hands what was committed to everybody who is looking at the page.</summary>
internal sealed class LiveUpdates
{
    /// <summary>
    /// Who is further behind than this is cut off, and resumes from the log with the last id they saw.
    /// </summary>
    private const int ReaderLength = 512;

    private readonly ConcurrentDictionary<Subscription, bool> _subscriptions = [];

    public Subscription Subscribe()
    {
        var subscription = new Subscription(this);
        _subscriptions.TryAdd(subscription, true);
        return subscription;
    }

    public void Publish(IReadOnlyList<Change> changes)
    {
        foreach (var (subscription, _) in _subscriptions)
        {
            subscription.Offer(changes);
        }
    }

    /// <summary>Ends every subscription.</summary>
    public void Close()
    {
        foreach (var (subscription, _) in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    internal sealed class Subscription(LiveUpdates updates) : IDisposable
    {
        private readonly Channel<Change> _waiting = Channel.CreateBounded<Change>(
            new BoundedChannelOptions(ReaderLength) { SingleReader = true, SingleWriter = true }
        );

        /// <summary>Ends when the reader is too slow or the community closes.</summary>
        public ChannelReader<Change> Changes => _waiting.Reader;

        public void Dispose()
        {
            updates._subscriptions.TryRemove(this, out _);
            _waiting.Writer.TryComplete();
        }

        internal void Offer(IReadOnlyList<Change> changes)
        {
            foreach (var change in changes)
            {
                if (!_waiting.Writer.TryWrite(change))
                {
                    Dispose();
                    return;
                }
            }
        }
    }
}
