using Belong.Bot.Resilience;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>How long the gateway waits for what. The defaults suit Discord.</summary>
internal sealed record GatewayTimings
{
    /// <summary>For the answer to "where is the gateway?".</summary>
    public TimeSpan AddressTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// After this the address and the limits on IDENTIFY are asked for anew before the next IDENTIFY.
    /// </summary>
    public TimeSpan AddressAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For name, TCP, TLS and the WebSocket's handshake together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>From the open connection to HELLO.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The longest silence between HELLO and READY or RESUMED; each event that is replayed ends a silence.
    /// </summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one message to leave; longer means that the other end no longer reads.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For the close frame to leave, and at the end of the work for Discord's answer to it.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>About how long the first wait before a new attempt is; it doubles with each attempt.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the doubling ends at.</summary>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(30);

    public Backoff Backoff => new(FirstBackoff, LongestBackoff);

    /// <summary>
    /// A session that stood for so long makes the next trouble a new one: waiting starts again with
    /// <see cref="FirstBackoff"/>.
    /// </summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The shortest wait after an invalid session (op 9, false); Discord asks for 1 to 5 seconds at random.
    /// </summary>
    public TimeSpan InvalidSessionWaitLeast { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait after an invalid session.</summary>
    public TimeSpan InvalidSessionWaitMost { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Between two IDENTIFYs with the same key (shard modulo max_concurrency). Discord's limit is 5 seconds, measured
    /// where they arrive: the rest is room for a network that delays the first more than the second.
    /// </summary>
    public TimeSpan IdentifySpacing { get; init; } = TimeSpan.FromSeconds(5.5);
}
