namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>Asks Discord where its gateway is (GET /gateway/bot).</summary>
internal interface IGatewayAddress
{
    /// <summary>
    /// The address and the limits as they are now. Any exception is taken for passing trouble and tried again, save
    /// <see cref="GatewayFatalException"/>: throw that where no further attempt may follow, as after 401.
    /// </summary>
    Task<GatewayAddress> GetAsync(CancellationToken cancellationToken);
}
