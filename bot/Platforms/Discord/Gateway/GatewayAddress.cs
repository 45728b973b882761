namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>Discord's answer to GET /gateway/bot.</summary>
/// <param name="Url">The gateway's address, without a query.</param>
/// <param name="Shards">How many shards Discord recommends.</param>
/// <param name="Starts">What is left of the limit on new sessions.</param>
internal sealed record GatewayAddress(Uri Url, int Shards, SessionStartLimit Starts);
