using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// The way of the news from the shards to their one reader: bounded, and full means wait. It knows how far the reader has come:
/// who asks for the next has dealt with all before.
/// </summary>
internal sealed class NewsChannel(int capacity) : ChannelReader<GatewayNews>
{
    private readonly Channel<Entry> channel = Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly ConcurrentDictionary<int, Entry> taken = new();

    public override Task Completion => channel.Reader.Completion;

    public override bool CanCount => true;

    public override int Count => channel.Reader.Count;

    /// <summary>Hands on news; waits while the channel is full.</summary>
    /// <param name="session">The session that they belong to; it says how much of it was handed on before.</param>
    public ValueTask WriteAsync(GatewayNews news, ShardSession session, CancellationToken cancellationToken) =>
        channel.Writer.WriteAsync(new(news, session.Id, session.Delivered.Value), cancellationToken);

    /// <summary>No news will follow.</summary>
    public void Complete() => channel.Writer.TryComplete();

    /// <summary>Up to which number the reader has dealt with everything of a shard's session; null where it has come to nothing of it yet.</summary>
    public long? HandledOf(int shard, string session) =>
        taken.TryGetValue(shard, out var entry) && entry.Session == session ? entry.Before : null;

    public override bool TryRead([MaybeNullWhen(false)] out GatewayNews item)
    {
        if (!channel.Reader.TryRead(out var entry))
        {
            item = null;
            return false;
        }

        item = entry.News;
        taken[item.Shard] = entry;
        return true;
    }

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) =>
        channel.Reader.WaitToReadAsync(cancellationToken);

    private readonly record struct Entry(GatewayNews News, string? Session, long Before);
}
