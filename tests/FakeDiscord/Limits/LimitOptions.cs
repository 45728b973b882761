namespace Belong.FakeDiscord.Limits;

/// <summary>How strict the fake is about the number of requests.</summary>
public sealed record LimitOptions
{
    /// <summary>No limits by bucket: for tests that are about something else.</summary>
    public static LimitOptions Lax { get; } = new() { Buckets = false, GlobalPerSecond = int.MaxValue };

    /// <summary>Enforces the limits of buckets.</summary>
    public bool Buckets { get; init; } = true;

    public int GlobalPerSecond { get; init; } = 50;

    /// <summary>So many 401s, 403s and 429s in ten minutes, and the edge bans the address.</summary>
    public int InvalidRequests { get; init; } = 10_000;
}
