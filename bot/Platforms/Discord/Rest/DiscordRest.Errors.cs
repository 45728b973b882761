using System.Globalization;
using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>What Discord says when it refuses.</summary>
internal sealed partial class DiscordRest
{
    private readonly record struct DiscordError(
        bool IsJson,
        int Code,
        string Message,
        TimeSpan? RetryAfter,
        bool IsGlobal
    );

    private static DiscordError ErrorOf(HttpResponseMessage response, byte[] body)
    {
        try
        {
            var json = Payload.Parse(body);
            return json.ValueKind == JsonValueKind.Object
                ? new DiscordError(
                    true,
                    (int)(json.Number("code") ?? 0),
                    json.Text("message") ?? "",
                    Wait(json),
                    json.Flag("global")
                )
                : default;
        }
        catch (JsonException)
        {
            // An HTML page: not Discord but its edge has answered.
            return new DiscordError(
                false,
                0,
                string.Create(CultureInfo.InvariantCulture, $"an answer that is not JSON ({(int)response.StatusCode})"),
                null,
                false
            );
        }
    }

    private static TimeSpan? Wait(JsonElement json) =>
        json.Real("retry_after") is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86400)) : null;
}
