using System.Globalization;
using System.Text.RegularExpressions;
using Belong.Bot.Platforms.Discord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Troubles that no real Discord would show on demand.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayRecoveryTests : IAsyncLifetime
{
    private FakeGateway _server = null!;

    public async Task InitializeAsync() => _server = await FakeGateway.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_fatal_close_ends_the_work_with_its_explanation_and_the_token_is_nowhere()
    {
        await using var bot = new RunningGateway(_server);
        var connection = await _server.NextAsync();
        await connection.HelloAsync();
        await connection.ExpectAsync(GatewayOpcode.Identify);
        await connection.CloseAsync(4014);

        var fatal = await Assert.ThrowsAsync<GatewayFatalException>(() => bot.Work);
        Assert.Equal(4014, fatal.CloseCode);
        Assert.Contains("Message Content Intent", fatal.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Message Content Intent",
            (await bot.NextAsync<GatewayNews.Down>()).Why,
            StringComparison.Ordinal
        );
        Assert.False(await bot.Gateway.News.WaitToReadAsync(FakeGateway.Patience()));
        Assert.DoesNotContain(
            RunningGateway.Token,
            fatal.ToString() + string.Concat(bot.Log),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_shard_that_a_token_of_another_bot_is_refused_for_ends_the_other_shards_too()
    {
        _server.Starts = _server.Starts with { MaxConcurrency = 2 };
        await using var bot = new RunningGateway(_server, options => options with { ShardCount = 2 });
        var first = await _server.ReadyAsync();
        var second = await _server.NextAsync();
        await second.CloseAsync(4004);

        Assert.Equal(1000, await first.UntilClosedAsync());
        await Assert.ThrowsAsync<GatewayFatalException>(() => bot.Work);
    }

    [Theory]
    [InlineData("""{"op":10,"d":{}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":-1}}""")]
    [InlineData("not even JSON")]
    public async Task A_HELLO_that_makes_no_sense_is_followed_by_another_connection(string hello)
    {
        await using var bot = new RunningGateway(_server);
        var connection = await _server.NextAsync();
        await connection.SendAsync(hello);
        await connection.UntilClosedAsync();
        await _server.ReadyAsync();
        await bot.NextAsync<GatewayNews.Ready>();
    }

    [Fact]
    public async Task A_session_that_Discord_neither_resumes_nor_refuses_is_given_up_for_a_new_one()
    {
        await using var bot = new RunningGateway(_server);
        var connection = await _server.ReadyAsync();
        Assert.False((await bot.NextAsync<GatewayNews.Ready>()).Resumed);
        connection.Abort();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var vain = await _server.NextAsync();
            await vain.HelloAsync();
            await vain.ExpectAsync(GatewayOpcode.Resume);
            vain.Abort();
        }

        await _server.ReadyAsync(session: "s2");
        Assert.False((await bot.NextAsync<GatewayNews.Ready>()).Resumed);
    }

    [Fact]
    public async Task A_message_beyond_the_bound_costs_the_connection_and_no_more_memory()
    {
        await using var bot = new RunningGateway(_server, options => options with { LargestMessage = 200_000 });
        var connection = await _server.ReadyAsync();
        await connection.EventAsync("MESSAGE_CREATE", 2, $$"""{"content":"{{new string('x', 10_000_000)}}"}""");
        await bot.NextAsync<GatewayNews.Ready>();
        Assert.Contains(
            "larger than 200000 bytes",
            (await bot.NextAsync<GatewayNews.Down>()).Why,
            StringComparison.Ordinal
        );

        var again = await _server.NextAsync();
        await again.HelloAsync();
        Assert.Equal(1, (int)(await again.ExpectAsync(GatewayOpcode.Resume))["seq"]!);
    }

    [Fact]
    public async Task When_the_session_s_address_is_gone_it_is_resumed_at_the_gateway_s()
    {
        var gone = await FakeGateway.StartAsync();
        await using var bot = new RunningGateway(_server);
        var connection = await _server.NextAsync();
        await connection.HelloAsync();
        await connection.ExpectAsync(GatewayOpcode.Identify);
        await connection.SayReadyAsync("s1", gone.Url);
        await bot.NextAsync<GatewayNews.Ready>();
        await gone.DisposeAsync();
        connection.Abort();

        var again = await _server.NextAsync();
        await again.HelloAsync();
        await again.ExpectAsync(GatewayOpcode.Resume);
        await again.EventAsync("RESUMED", 2);
        Assert.True((await bot.NextAsync<GatewayNews.Ready>()).Resumed);
    }

    [Fact]
    public async Task While_Discord_does_not_say_where_its_gateway_is_it_asks_on_and_tells_it_seldom()
    {
        _server.AddressFault = new HttpRequestException("nobody there");
        await using var bot = new RunningGateway(
            _server,
            options => options with { Timings = options.Timings with { LongestBackoff = TimeSpan.FromMilliseconds(2) } }
        );
        await bot.UntilLoggedAsync("Attempt 32 ");
        _server.AddressFault = null;
        await _server.ReadyAsync();
        await bot.NextAsync<GatewayNews.Ready>();

        Assert.Equal(
            [1, 2, 4, 8, 16, 32],
            bot.Log.Take(6)
                .Select(line =>
                    int.Parse(
                        Regex.Match(line, "does not say where its gateway is.*Attempt ([0-9]+) ").Groups[1].Value,
                        CultureInfo.InvariantCulture
                    )
                )
        );
    }

    [Fact]
    public async Task Where_the_token_was_refused_by_REST_nothing_is_tried_again()
    {
        _server.AddressFault = new GatewayFatalException(null, "wrong token");
        await using var bot = new RunningGateway(_server);
        await Assert.ThrowsAsync<GatewayFatalException>(() => bot.Work);
    }

    [Fact]
    public async Task A_short_outage_is_told_once_when_it_begins_and_once_when_it_is_over()
    {
        await using var bot = new RunningGateway(_server);
        var connection = await _server.ReadyAsync();
        Assert.False((await bot.NextAsync<GatewayNews.Ready>()).Resumed);
        connection.Abort();
        for (var attempt = 0; attempt < 3; attempt++)
            (await _server.NextAsync()).Abort();
        var again = await _server.NextAsync();
        await again.HelloAsync();
        await again.ExpectAsync(GatewayOpcode.Resume);
        await again.EventAsync("RESUMED", 2);

        Assert.IsType<GatewayNews.Down>(await bot.NextAsync());
        Assert.IsType<GatewayNews.Ready>(await bot.NextAsync());
        Assert.InRange(bot.Log.Count, 3, 6);
    }
}
