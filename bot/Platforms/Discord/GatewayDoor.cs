using Belong.Bot.Platforms.Discord.Gateway;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord;

/// <summary>Asks by REST where the gateway is.</summary>
internal sealed class GatewayDoor(DiscordRest rest) : IGatewayAddress
{
    public async Task<GatewayAddress> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await rest.SendAsync(DiscordCall.Get("/gateway/bot"), cancellationToken);
            var starts = answer.At("session_start_limit");
            return new GatewayAddress(
                new Uri(answer.Text("url") ?? "", UriKind.Absolute),
                (int)(answer.Number("shards") ?? 1),
                new SessionStartLimit(
                    (int)(starts.Number("total") ?? 1000),
                    (int)(starts.Number("remaining") ?? 1000),
                    TimeSpan.FromMilliseconds(starts.Number("reset_after") ?? 0),
                    (int)(starts.Number("max_concurrency") ?? 1)
                )
            );
        }
        catch (Chat.PlatformException) when (rest.IsTokenRefused)
        {
            throw new GatewayFatalException(
                null,
                "Discord does not accept the bot's token (401). Copy the token "
                    + "again, or reset it, at "
                    + "https://discord.com/developers/applications (the application, then Bot, then Reset Token), and "
                    + "put "
                    + "it into the bot's settings."
            );
        }
    }
}
