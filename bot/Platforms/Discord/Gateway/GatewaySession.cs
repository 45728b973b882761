namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>What it takes to resume a shard's session.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="ShardCount">Into how many shards the guilds were divided.</param>
/// <param name="Intents">The intents that the session was started with.</param>
/// <param name="Id">Discord's id of the session.</param>
/// <param name="ResumeUrl">Where it can be resumed.</param>
/// <param name="Sequence">Up to which event the reader had dealt with everything; Discord sends what came after.</param>
internal sealed record GatewaySession(int Shard, int ShardCount, ulong Intents, string Id, Uri ResumeUrl, long Sequence);
