using System.Threading.Channels;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>What a shard and its connections work with.</summary>
/// <param name="Shard">The shard's number, from 0.</param>
/// <param name="Count">Into how many shards the guilds are divided.</param>
/// <param name="Names">The events to read.</param>
/// <param name="News">Where the news go.</param>
internal sealed record ShardContext(
    int Shard,
    int Count,
    GatewayOptions Options,
    GatewayEventNames Names,
    ChannelWriter<GatewayNews> News,
    TimeProvider Time,
    ILogger Logger
)
{
    public GatewayTimings Timings => Options.Timings;
}
