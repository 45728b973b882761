using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Belong.Benchmarks;

/// <summary>The baseline: the same web server that only sends back what it gets.</summary>
internal static class EchoServer
{
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost(
            "/{**path}",
            async context =>
            {
                context.Response.StatusCode = StatusCodes.Status201Created;
                await context.Request.Body.CopyToAsync(context.Response.Body);
            }
        );
        await app.StartAsync();
        Console.WriteLine($"echo at {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
