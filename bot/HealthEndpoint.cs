using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord;
using Belong.Bot.Screening.Detectors;
using Belong.Bot.Store;
using Belong.Bot.Workers;

namespace Belong.Bot;

/// <summary><c>GET /health</c>: 200 when the record can be read, 503 when it cannot. No names, no texts.</summary>
internal static class HealthEndpoint
{
    public static async Task<IResult> AnswerAsync(
        BotDatabase database,
        StoreOptions store,
        ChatPlatforms platforms,
        ClassifierModels models,
        DegradedModes modes,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var readable = await database.IsReadableAsync(cancellationToken);
        var discord = services.GetService<DiscordConnection>();
        return Results.Json(
            new
            {
                status = !readable ? "unavailable"
                : modes.All.Count > 0 || discord is { IsConnected: false } ? "degraded"
                : "ok",
                platform = string.Join(",", platforms.All.Select(platform => platform.Name).Distinct()),
                discord = discord?.State,
                database = new { path = store.Path, readable },
                degraded = modes.All.Select(one => new
                {
                    community = one.Community.Value,
                    name = one.Name,
                    remedy = one.Remedy,
                }),
                classifier = Describe(models.InUse),
                shadowClassifier = models.Shadow is { } shadow ? Describe(shadow) : null,
            },
            statusCode: readable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    /// <summary>The model in use, and what is wrong with its file if that has changed and cannot be used.</summary>
    private static object Describe(ClassifierFile file) =>
        new
        {
            id = file.Holder.Current.Id,
            version = file.Holder.Current.Version,
            fault = file.Fault,
        };
}
