using System.Text.Json.Nodes;
using Belong.Bot.Platforms.Discord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

[Collection(GatewayCollection.Name)]
public sealed class GatewayShardingTests : IAsyncLifetime
{
    private FakeGateway _server = null!;

    public async Task InitializeAsync() => _server = await FakeGateway.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task As_many_shards_as_Discord_recommends_run_in_one_process()
    {
        (_server.Shards, _server.Starts) = (3, _server.Starts with { MaxConcurrency = 1 });
        await using var bot = new RunningGateway(_server);
        Assert.Equal(["[0,3]", "[1,3]", "[2,3]"], await ShardsOfAsync(3));

        var ready = new HashSet<int>();
        while (ready.Count < 3)
            ready.Add((await bot.NextAsync<GatewayNews.Ready>()).Shard);
    }

    [Fact]
    public async Task A_process_runs_the_shards_it_is_told_to()
    {
        _server.Starts = _server.Starts with { MaxConcurrency = 16 };
        await using var bot = new RunningGateway(_server, options => options with { ShardCount = 8, Shards = [5, 2] });
        Assert.Equal(["[2,8]", "[5,8]"], (await ShardsOfAsync(2)).Order());
    }

    [Fact]
    public async Task A_shard_that_does_not_exist_is_named()
    {
        await using var bot = new RunningGateway(_server, options => options with { ShardCount = 2, Shards = [2] });
        var fatal = await Assert.ThrowsAsync<GatewayFatalException>(() => bot.Work);
        Assert.Contains("shard 2", fatal.Message, StringComparison.Ordinal);
    }

    private async Task<List<string>> ShardsOfAsync(int connections)
    {
        var shards = new List<string>();
        for (var number = 0; number < connections; number++)
        {
            var connection = await _server.NextAsync();
            await connection.HelloAsync();
            shards.Add(((JsonArray)(await connection.ExpectAsync(GatewayOpcode.Identify))["shard"]!).ToJsonString());
            await connection.SayReadyAsync($"s{number}", _server.Url);
        }

        return shards;
    }
}
