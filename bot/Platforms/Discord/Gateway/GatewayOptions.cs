namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>What the bot asks of the gateway, and how much memory it may use for it.</summary>
internal sealed record GatewayOptions
{
    /// <summary>The bot's token. It never leaves this record but in IDENTIFY and RESUME.</summary>
    public required string Token { get; init; }

    /// <summary>The sum of the intents' bits, as in Discord's list of gateway intents.</summary>
    public required ulong Intents { get; init; }

    /// <summary>
    /// The events that are handed on, by Discord's names (<c>MESSAGE_CREATE</c>). All others are counted and skipped
    /// unread.
    /// </summary>
    public required IReadOnlySet<string> Events { get; init; }

    /// <summary>Into how many shards the guilds are divided; null takes the number that Discord recommends.</summary>
    public int? ShardCount { get; init; }

    /// <summary>
    /// The shards that this process runs, counted from 0; null runs all. Processes that share a token do not know of
    /// each other's IDENTIFYs: start them one after another.
    /// </summary>
    public IReadOnlyList<int>? Shards { get; init; }

    /// <summary>Whether the transport is compressed (<c>zlib-stream</c>).</summary>
    public bool Compress { get; init; } = true;

    /// <summary>
    /// The largest message taken, in bytes after decompression. The largest that Discord sends is the GUILD_CREATE of a
    /// large guild.
    /// </summary>
    public int LargestMessage { get; init; } = 32 * 1024 * 1024;

    /// <summary>How many news wait for their reader before the gateway stops reading from Discord.</summary>
    public int NewsCapacity { get; init; } = 1024;

    public GatewayTimings Timings { get; init; } = new();

    /// <summary>Says nothing of the contents: a record would print the token.</summary>
    public override string ToString() => nameof(GatewayOptions);
}
