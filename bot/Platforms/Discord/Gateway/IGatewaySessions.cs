namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// Keeps sessions from the end of one <see cref="DiscordGateway.RunAsync"/> to the next, so that a restart within minutes misses
/// nothing. A session is kept only when the work ends in order; after a crash there is none, and the next start is a new session.
/// </summary>
internal interface IGatewaySessions
{
    /// <summary>Takes out the shard's session, if there is one: it is tried once.</summary>
    Task<GatewaySession?> TakeAsync(int shard, CancellationToken cancellationToken);

    /// <summary>Keeps a session in place of the shard's last one.</summary>
    Task KeepAsync(GatewaySession session, CancellationToken cancellationToken);
}
