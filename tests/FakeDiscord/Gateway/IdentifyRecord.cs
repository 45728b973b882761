namespace Belong.FakeDiscord.Gateway;

/// <summary>An IDENTIFY that came in.</summary>
/// <param name="Accepted">False when it was answered by op 9 or a close code.</param>
public sealed record IdentifyRecord(DateTimeOffset At, int Shard, int Shards, bool Accepted);
