using Belong.Bot.Platforms.Discord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>The end of the work and the next beginning.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayRestartTests : IAsyncLifetime
{
    private FakeGateway _server = null!;

    public async Task InitializeAsync() => _server = await FakeGateway.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_bot_that_stops_goes_offline_at_once()
    {
        await using var bot = new RunningGateway(_server);
        var connection = await _server.ReadyAsync();
        await bot.NextAsync<GatewayNews.Ready>();
        var stopping = bot.StopAsync();
        Assert.Equal(1000, await connection.UntilClosedAsync());
        await stopping;
        Assert.False(await bot.Gateway.News.WaitToReadAsync(FakeGateway.Patience()));
    }

    [Fact]
    public async Task A_restart_begins_a_new_session()
    {
        await using (var bot = new RunningGateway(_server))
        {
            await _server.ReadyAsync();
            await bot.NextAsync<GatewayNews.Ready>();
        }

        await using var next = new RunningGateway(_server);
        await _server.ReadyAsync(session: "s2");
        Assert.False((await next.NextAsync<GatewayNews.Ready>()).Resumed);
    }
}
