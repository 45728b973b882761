using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Belong.Tests.Platforms.Discord;

/// <summary>A request as it arrived.</summary>
internal sealed record Arrived(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    JsonElement Body
);

/// <summary>A REST server on a real socket that answers as a test says.</summary>
internal sealed class FakeApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeApi(WebApplication app) => _app = app;

    public ConcurrentQueue<Arrived> Requests { get; } = new();

    public Uri Address => new($"{_app.Urls.First()}/api/v10");

    /// <summary>Answers each request; the number counts from 0.</summary>
    public static async Task<FakeApi> StartAsync(Func<HttpContext, int, Arrived, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var api = new FakeApi(app);
        var count = -1;
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            var arrived = new Arrived(
                context.Request.Method,
                context.Request.Path.Value!["/api/v10".Length..],
                context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString()),
                body.Length == 0 ? default : JsonDocument.Parse(body).RootElement.Clone()
            );
            api.Requests.Enqueue(arrived);
            await answer(context, Interlocked.Increment(ref count), arrived);
        });
        await app.StartAsync();
        return api;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public static Task SayAsync(
        HttpContext context,
        int status,
        string json,
        params (string Name, string Value)[] headers
    )
    {
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        context.Response.StatusCode = status;
        context.Response.ContentType = json.StartsWith('<') ? "text/html" : "application/json";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(json)).AsTask();
    }

    /// <summary>The request was acted on, and its answer never arrives.</summary>
    public static Task Cut(HttpContext context)
    {
        context.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
        return Task.CompletedTask;
    }
}
