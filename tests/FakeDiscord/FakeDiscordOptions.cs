using Belong.FakeDiscord.Limits;

namespace Belong.FakeDiscord;

/// <summary>What a fake Discord starts with. The defaults are Discord's own figures; tests shorten them.</summary>
public sealed record FakeDiscordOptions
{
    /// <summary>Where to listen; port 0 takes a free one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    public string Token { get; init; } = "fake-bot-token";

    /// <summary>
    /// What moves time-outs, tokens and limits; <see cref="FakeDiscordServer.Clock"/> can be put ahead of it.
    /// </summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Starts with the guild of <see cref="Control.Town"/>; false for an empty world.</summary>
    public bool WithTown { get; init; } = true;

    public LimitOptions Limits { get; init; } = new();

    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>One IDENTIFY per key in this time.</summary>
    public TimeSpan IdentifyEvery { get; init; } = TimeSpan.FromSeconds(5);

    public int MaxConcurrency { get; init; } = 1;

    /// <summary>IDENTIFYs left for 24 hours; one more resets the token.</summary>
    public int SessionStarts { get; init; } = 1000;

    /// <summary>What GET /gateway/bot recommends.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Refuses sessions of fewer shards than <see cref="Shards"/> with 4011.</summary>
    public bool ShardingRequired { get; init; }

    /// <summary>How long a lost session can be resumed.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many events a session keeps for RESUME.</summary>
    public int ReplayEvents { get; init; } = 20_000;

    /// <summary>How long an interaction waits for its first answer.</summary>
    public TimeSpan FirstAnswer { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long an interaction's token is good for.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(15);
}
