using System.Collections.Concurrent;
using Belong.Bot.Platforms.Discord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>The end of the work and the next beginning.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayRestartTests : IAsyncLifetime
{
    private readonly KeptSessions sessions = new();
    private ScriptedGateway server = null!;

    public async Task InitializeAsync() => server = await ScriptedGateway.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Where_nobody_keeps_the_session_the_bot_goes_offline_at_once()
    {
        await using var bot = new RunningGateway(server);
        var connection = await server.ReadyAsync();
        await bot.NextAsync<GatewayNews.Ready>();
        var stopping = bot.StopAsync();
        Assert.Equal(1000, await connection.UntilClosedAsync());
        await stopping;
        Assert.False(await bot.Gateway.News.WaitToReadAsync(ScriptedGateway.Patience()));
    }

    [Fact]
    public async Task A_kept_session_is_resumed_after_the_restart_from_what_the_reader_had_dealt_with()
    {
        await using (var bot = new RunningGateway(server, sessions: sessions))
        {
            var connection = await server.ReadyAsync();
            for (var number = 2; number <= 10; number++)
                await connection.EventAsync("MESSAGE_CREATE", number);
            await bot.NextAsync<GatewayNews.Ready>();
            for (var number = 2; number <= 5; number++)
                await bot.NextAsync<GatewayNews.Dispatch>();
            var stopping = bot.StopAsync();
            Assert.Equal(GatewayCloseCode.Resumable, await connection.UntilClosedAsync());
            await stopping;
        }

        await using var next = new RunningGateway(server, sessions: sessions);
        var again = await server.NextAsync();
        await again.HelloAsync();
        var resume = await again.ExpectAsync(GatewayOpcode.Resume);
        // The reader had the fifth in hand; whether it was done with it nobody knows.
        Assert.Equal(("s1", 4), ((string?)resume["session_id"], (int)resume["seq"]!));
        await again.EventAsync("RESUMED", 11);
        Assert.True((await next.NextAsync<GatewayNews.Ready>()).Resumed);
    }

    [Fact]
    public async Task A_session_of_which_the_reader_took_nothing_is_not_kept()
    {
        await using var bot = new RunningGateway(server, sessions: sessions);
        var connection = await server.ReadyAsync();
        await connection.SendAsync("""{"op":1}""");
        await connection.ExpectAsync(GatewayOpcode.Heartbeat);
        var stopping = bot.StopAsync();
        await connection.UntilClosedAsync();
        await stopping;
        Assert.Null(await sessions.TakeAsync(0, default));
    }

    [Fact]
    public async Task A_session_that_was_started_with_other_intents_is_not_resumed()
    {
        await sessions.KeepAsync(new(0, 1, 1, "s1", server.Url, 5), default);
        await using var bot = new RunningGateway(server, sessions: sessions);
        await server.ReadyAsync();
        Assert.False((await bot.NextAsync<GatewayNews.Ready>()).Resumed);
    }

    [Fact]
    public async Task A_session_that_has_grown_too_old_is_followed_by_a_new_one()
    {
        await sessions.KeepAsync(new(0, 1, RunningGateway.Ordinary.Intents, "s1", server.Url, 5), default);
        await using var bot = new RunningGateway(server, sessions: sessions);
        var connection = await server.NextAsync();
        await connection.HelloAsync();
        await connection.ExpectAsync(GatewayOpcode.Resume);
        await connection.SendAsync("""{"op":9,"d":false}""");
        await connection.UntilClosedAsync();
        await server.ReadyAsync(session: "s2");
        Assert.False((await bot.NextAsync<GatewayNews.Ready>()).Resumed);
    }

    private sealed class KeptSessions : IGatewaySessions
    {
        private readonly ConcurrentDictionary<int, GatewaySession> kept = new();

        public Task<GatewaySession?> TakeAsync(int shard, CancellationToken cancellationToken) =>
            Task.FromResult(kept.TryRemove(shard, out var session) ? session : null);

        public Task KeepAsync(GatewaySession session, CancellationToken cancellationToken)
        {
            kept[session.Shard] = session;
            return Task.CompletedTask;
        }
    }
}
