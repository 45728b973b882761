using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Local.Page;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>Writes what was asked for, or the problem.</summary>
internal static class Answer
{
    /// <summary>Escapes no more than JSON asks for: it is served as JSON only, and never put into a page.</summary>
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An endpoint, with the platform's own troubles turned into problems.</summary>
    public static RequestDelegate Guarded(RequestDelegate endpoint) =>
        async context =>
        {
            try
            {
                await endpoint(context);
            }
            catch (PlatformException trouble)
            {
                await WriteAsync(context, Problem.Unavailable(trouble.Message));
            }
            catch (BadHttpRequestException fault)
            {
                await WriteAsync(context, new Problem(fault.StatusCode, "The request cannot be read", fault.Message));
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Whoever asked has gone.
            }
        };

    public static Task WriteAsync<T>(HttpContext context, T body, JsonTypeInfo<T> type, int status = 200)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return WriteJsonAsync(context, body, type);
    }

    public static Task WriteAsync(HttpContext context, Problem problem) =>
        WriteAsync(context, problem, viewer: null, markup: null);

    public static Task WriteAsync(HttpContext context, Problem problem, LocalMember? viewer, MessageMarkup? markup)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        var view = new ProblemView(
            "about:blank",
            problem.Title,
            problem.Status,
            problem.Detail,
            problem.Field,
            problem.Fresh is { } fresh ? Views.Of(fresh, viewer, markup) : null
        );
        return WriteJsonAsync(context, view, ProblemJson.Default.ProblemView);
    }

    private static async Task WriteJsonAsync<T>(HttpContext context, T body, JsonTypeInfo<T> type)
    {
        await using (var json = new Utf8JsonWriter(context.Response.BodyWriter, Plain))
        {
            JsonSerializer.Serialize(json, body, type);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
