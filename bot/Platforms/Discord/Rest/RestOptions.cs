using Belong.Bot.Resilience;

namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>How the REST client works. The times are for production; tests shorten them.</summary>
internal sealed record RestOptions(Uri ApiBase, string Token)
{
    /// <summary>How long one try may take.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long all tries of a call may take, with the waits between them; whoever called tries again later.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>The first wait after a failed try; it doubles from try to try, with jitter.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Its waits only: between two tries also stand the limiter, the deadline of the call and whether a try may have
    /// been heard, which no retry from the shelf weighs.
    /// </summary>
    public Backoff Backoff => new(FirstPause, LongestPause);

    /// <summary>After a 429 that does not say for how long.</summary>
    public TimeSpan UnknownLimitPause { get; init; } = TimeSpan.FromSeconds(5);

    public int Attempts { get; init; } = 6;
}
