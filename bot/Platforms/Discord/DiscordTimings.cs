using Belong.Bot.Platforms.Discord.Gateway;
using Belong.Bot.Platforms.Discord.Interactions;

namespace Belong.Bot.Platforms.Discord;

/// <summary>How long the platform waits for what. The defaults suit Discord; tests shorten them.</summary>
internal sealed record DiscordTimings
{
    public GatewayTimings Gateway { get; init; } = new();

    public InteractionTimings Interactions { get; init; } = new();

    /// <summary>How often the audit log is read beside what the gateway tells of it.</summary>
    public TimeSpan AuditEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often new names are written to the ledger.</summary>
    public TimeSpan NamesEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The first wait before Discord is asked again who the bot is; it doubles up to a minute.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);
}
