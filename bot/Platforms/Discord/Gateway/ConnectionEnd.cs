namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>How a connection ended, and what follows.</summary>
/// <param name="Why">For the log and <see cref="GatewayNews.Down"/>; without secrets.</param>
internal sealed record ConnectionEnd(string Why)
{
    /// <summary>Whether the session is lost, so that the next connection starts a new one.</summary>
    public bool SessionIsLost { get; init; }

    /// <summary>
    /// Whether Discord called the session invalid: it then wants a wait of its own before the next IDENTIFY.
    /// </summary>
    public bool IsInvalidSession { get; init; }

    /// <summary>The code to close with, where Discord has not closed already.</summary>
    public int CloseWith { get; init; } = GatewayCloseCode.Resumable;

    /// <summary>What a person has to repair before the next attempt.</summary>
    public GatewayFatalException? Fatal { get; init; }
}
