namespace Belong.Bot.Platforms.Discord.Interactions;

/// <summary>Discord's deadlines for answers (developers/interactions/receiving-and-responding).</summary>
internal sealed record InteractionTimings
{
    /// <summary>
    /// Discord waits three seconds for the first word; after this long the bot says that the answer will come, or
    /// suggests nothing to somebody who types.
    /// </summary>
    public TimeSpan DeferAfter { get; init; } = TimeSpan.FromSeconds(1.8);

    /// <summary>How long the first word may take on its way, with its tries.</summary>
    public TimeSpan FirstWord { get; init; } = TimeSpan.FromSeconds(2.8);

    /// <summary>A token is good for 15 minutes; a little less leaves room for the way.</summary>
    public TimeSpan TokenHolds { get; init; } = TimeSpan.FromMinutes(14.5);
}
