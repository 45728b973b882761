using System.Globalization;
using System.Net.Http.Headers;

namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>What an answer says of Discord's limits; absent where it says nothing.</summary>
internal sealed record RateHeaders
{
    public string? Bucket { get; init; }

    public int? Limit { get; init; }

    public int? Remaining { get; init; }

    public TimeSpan? ResetAfter { get; init; }

    /// <summary>Of a 429: how long to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Of a 429: <c>user</c>, <c>global</c> or <c>shared</c>.</summary>
    public string? Scope { get; init; }

    public bool IsGlobal { get; init; }

    public static RateHeaders Of(HttpResponseHeaders headers) =>
        new()
        {
            Bucket = Text(headers, "X-RateLimit-Bucket"),
            Limit = Whole(headers, "X-RateLimit-Limit"),
            Remaining = Whole(headers, "X-RateLimit-Remaining"),
            ResetAfter = Seconds(headers, "X-RateLimit-Reset-After"),
            RetryAfter = Seconds(headers, "Retry-After"),
            Scope = Text(headers, "X-RateLimit-Scope"),
            IsGlobal = string.Equals(Text(headers, "X-RateLimit-Global"), "true", StringComparison.OrdinalIgnoreCase),
        };

    private static string? Text(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static int? Whole(HttpResponseHeaders headers, string name) =>
        int.TryParse(Text(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // A day is the most that is believed: a nonsense value must not silence the bot for ever.
    private static TimeSpan? Seconds(HttpResponseHeaders headers, string name) =>
        double.TryParse(
            Text(headers, name),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var seconds
        )
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86400))
            : null;
}
