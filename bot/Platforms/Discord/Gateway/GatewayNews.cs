using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>What the gateway has to tell, in the order in which it happened on the shard.</summary>
internal abstract record GatewayNews
{
    private GatewayNews(int shard) => Shard = shard;

    /// <summary>The shard that it is about.</summary>
    public int Shard { get; }

    /// <summary>
    /// A session stands. After a new one, events since the last may be lost: catch up. After a resumed one nothing is,
    /// and what was missed has already come as <see cref="Dispatch"/>.
    /// </summary>
    /// <param name="Resumed">Whether the session is the one before.</param>
    /// <param name="Data">READY's contents, or RESUMED's; in memory of their own.</param>
    public sealed record Ready(int Shard, bool Resumed, JsonElement Data) : GatewayNews(Shard);

    /// <summary>An event that <see cref="GatewayOptions.Events"/> names.</summary>
    public sealed record Dispatch(GatewayDispatch Event) : GatewayNews(Event.Shard);

    /// <summary>
    /// The shard has no connection and is seeking one. Once for each outage, which the next <see cref="Ready"/> ends.
    /// </summary>
    /// <param name="Why">The reason in English, for the log and the health page; without secrets.</param>
    public sealed record Down(int Shard, string Why) : GatewayNews(Shard);
}
