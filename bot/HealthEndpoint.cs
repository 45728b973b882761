using Belong.Bot.Chat;
using Belong.Bot.Screening.Detectors;
using Belong.Bot.Store;

namespace Belong.Bot;

/// <summary><c>GET /health</c>: 200 when the record can be read, 503 when it cannot. No names, no texts.</summary>
internal static class HealthEndpoint
{
    public static async Task<IResult> AnswerAsync(
        BotDatabase database, StoreOptions store, ChatPlatforms platforms, ClassifierHolder classifier, CancellationToken cancellationToken)
    {
        var readable = await database.IsReadableAsync(cancellationToken);
        var model = classifier.Current;
        return Results.Json(
            new
            {
                status = readable ? "ok" : "unavailable",
                platform = string.Join(",", platforms.All.Select(platform => platform.Name)),
                database = new { path = store.Path, readable },
                classifier = new { id = model.Id, version = model.Version },
            },
            statusCode: readable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
