using System.Collections.Concurrent;
using System.Threading.Channels;
using Belong.Bot.Platforms.Discord.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Belong.Tests.Platforms.Discord;

/// <summary>A WebSocket server that does what a test says, word by word.</summary>
internal sealed class ScriptedGateway : IGatewayAddress, IAsyncDisposable
{
    private readonly Channel<ScriptedConnection> _accepted = Channel.CreateUnbounded<ScriptedConnection>();
    private readonly ConcurrentBag<ScriptedConnection> _all = [];
    private readonly WebApplication _app;

    private ScriptedGateway(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = new("ws://localhost/");

    /// <summary>What GET /gateway/bot would say of session starts.</summary>
    public SessionStartLimit Starts { get; set; } = new(1000, 1000, TimeSpan.FromDays(1), 1);

    public int Shards { get; set; } = 1;

    /// <summary>Befalls the next question for the address.</summary>
    public Exception? AddressFault { get; set; }

    public static async Task<ScriptedGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedGateway(builder.Build());
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
    public ValueTask<ScriptedConnection> NextAsync() => _accepted.Reader.ReadAsync(Patience());

    /// <summary>The next connection, brought to READY.</summary>
    public async Task<ScriptedConnection> ReadyAsync(int heartbeat = 60_000, string session = "s1")
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

    internal static CancellationToken Patience() => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    private async Task AcceptAsync(HttpContext context)
    {
        using var connection = new ScriptedConnection(
            await context.WebSockets.AcceptWebSocketAsync(),
            context.Request.Query["compress"] == "zlib-stream",
            context.Abort
        );
        _all.Add(connection);
        _accepted.Writer.TryWrite(connection);
        await connection.Ended;
    }
}
