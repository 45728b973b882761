using System.Collections.Concurrent;
using System.Threading.Channels;
using Belong.Bot.Platforms.Discord.Gateway;
using Belong.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Belong.Tests.Platforms.Discord;

/// <summary>A WebSocket server that does what a test says, word by word.</summary>
internal sealed class FakeGateway : IGatewayAddress, IAsyncDisposable
{
    private readonly Channel<FakeConnection> _accepted = Channel.CreateUnbounded<FakeConnection>();
    private readonly ConcurrentBag<FakeConnection> _all = [];
    private readonly WebApplication _app;

    private FakeGateway(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = new("ws://localhost/");

    /// <summary>What GET /gateway/bot would say of session starts.</summary>
    public SessionStartLimit Starts { get; set; } = new(1000, 1000, TimeSpan.FromDays(1), 1);

    public int Shards { get; set; } = 1;

    /// <summary>Befalls the next question for the address.</summary>
    public Exception? AddressFault { get; set; }

    public static async Task<FakeGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeGateway(builder.Build());
        server._app.UseWebSockets();
        server._app.Run(server.AcceptAsync);
        await server._app.StartAsync();
        server.Url = new Uri(server._app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal));
        return server;
    }

    public Task<GatewayAddress> GetAsync(CancellationToken cancellationToken) =>
        AddressFault is { } fault
            ? Task.FromException<GatewayAddress>(fault)
            : Task.FromResult(new GatewayAddress(Url, Shards, Starts));

    /// <summary>The next connection of the bot.</summary>
    public ValueTask<FakeConnection> NextAsync() => _accepted.Reader.ReadAsync(Patience());

    /// <summary>The next connection, brought to READY.</summary>
    public async Task<FakeConnection> ReadyAsync(int heartbeat = 60_000, string session = "s1")
    {
        var connection = await NextAsync();
        await connection.HelloAsync(heartbeat);
        await connection.ExpectAsync(GatewayOpcode.Identify);
        await connection.SayReadyAsync(session, Url);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _all)
            connection.Abort();
        await _app.DisposeAsync();
    }

    internal static CancellationToken Patience() => Progress.Patience().Token;

    private async Task AcceptAsync(HttpContext context)
    {
        using var connection = new FakeConnection(
            await context.WebSockets.AcceptWebSocketAsync(),
            context.Request.Query["compress"] == "zlib-stream",
            context.Abort
        );
        _all.Add(connection);
        _accepted.Writer.TryWrite(connection);
        await connection.Ended;
    }
}
