using System.Net.WebSockets;
using System.Text;
using Belong.Bot.Platforms.Discord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Word by word what the bot says to the gateway, and does at what it hears.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayProtocolTests : IAsyncLifetime
{
    private FakeGateway _server = null!;

    public async Task InitializeAsync() => _server = await FakeGateway.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_new_session_is_identified_and_its_events_are_handed_on_in_order()
    {
        await using var bot = new RunningGateway(_server);
        var connection = await _server.NextAsync();
        await connection.HelloAsync();
        var identify = await connection.ExpectAsync(GatewayOpcode.Identify);
        Assert.Equal(RunningGateway.Token, (string?)identify["token"]);
        Assert.Equal(RunningGateway.Ordinary.Intents, (ulong)identify["intents"]!);
        Assert.Equal("[0,1]", identify["shard"]!.ToJsonString());

        await connection.SayReadyAsync("s1", _server.Url);
        await connection.EventAsync("TYPING_START", 2);
        await connection.EventAsync("MESSAGE_CREATE", 3, """{"content":"one"}""");
        await connection.SendAsync("""{"op":99,"d":{"news":"of an opcode to come"}}""");
        await connection.EventAsync("MESSAGE_CREATE", 4, """{"content":"two"}""");

        Assert.False(Assert.IsType<GatewayNews.Ready>(await bot.NextAsync()).Resumed);
        Assert.Equal(
            "one",
            Assert.IsType<GatewayNews.Dispatch>(await bot.NextAsync()).Event.Data.GetProperty("content").GetString()
        );
        Assert.Equal(4, Assert.IsType<GatewayNews.Dispatch>(await bot.NextAsync()).Event.Sequence);
    }

    [Theory]
    [InlineData("""{"op":7,"d":null}""")]
    [InlineData("""{"op":9,"d":true}""")]
    public async Task Asked_to_come_back_it_resumes_at_the_session_s_own_address_from_the_last_event(string request)
    {
        await using var other = await FakeGateway.StartAsync();
        await using var bot = new RunningGateway(_server);
        var connection = await _server.NextAsync();
        await connection.HelloAsync();
        await connection.ExpectAsync(GatewayOpcode.Identify);
        await connection.SayReadyAsync("s1", other.Url);
        await connection.EventAsync("TYPING_START", 2);
        await connection.EventAsync("MESSAGE_CREATE", 3);
        await connection.SendAsync(request);
        Assert.NotInRange(await connection.UntilClosedAsync() ?? 0, 1000, 1001);

        var again = await other.NextAsync();
        await again.HelloAsync();
        var resume = await again.ExpectAsync(GatewayOpcode.Resume);
        Assert.Equal(
            (RunningGateway.Token, "s1", 3),
            ((string?)resume["token"], (string?)resume["session_id"], (int)resume["seq"]!)
        );
        await again.EventAsync("RESUMED", 4);
        Assert.True((await UntilReadyAsync(bot, resumed: true)).Resumed);
    }

    [Fact]
    public async Task An_invalid_session_is_followed_by_a_new_one_at_the_gateway_s_address()
    {
        await using var bot = new RunningGateway(_server);
        var connection = await _server.ReadyAsync();
        await connection.SendAsync("""{"op":9,"d":false}""");
        await _server.ReadyAsync(session: "s2");
        Assert.False((await UntilReadyAsync(bot)).Resumed);
        Assert.False((await UntilReadyAsync(bot)).Resumed);
    }

    [Fact]
    public async Task A_heartbeat_asked_for_comes_at_once_with_the_last_event()
    {
        await using var bot = new RunningGateway(_server);
        var connection = await _server.ReadyAsync(heartbeat: 600_000);
        await connection.EventAsync("MESSAGE_CREATE", 2);
        await connection.SendAsync("""{"op":1,"d":null}""");
        Assert.Equal(2, (int)await connection.ExpectAsync(GatewayOpcode.Heartbeat));
    }

    [Fact]
    public async Task Without_answers_to_its_heartbeats_it_closes_so_that_it_can_resume_and_resumes()
    {
        await using var bot = new RunningGateway(_server);
        var connection = await _server.ReadyAsync(heartbeat: 50);
        Assert.Equal(GatewayCloseCode.Resumable, await connection.UntilClosedAsync());
        var again = await _server.NextAsync();
        await again.HelloAsync();
        await again.ExpectAsync(GatewayOpcode.Resume);
    }

    [Fact]
    public async Task A_full_channel_holds_up_reading_but_not_the_heartbeats_and_loses_nothing()
    {
        await using var bot = new RunningGateway(_server, options => options with { NewsCapacity = 2 });
        var connection = await _server.ReadyAsync(heartbeat: 500);
        for (var number = 2; number < 100; number++)
            await connection.EventAsync("MESSAGE_CREATE", number);
        // Unanswered, since unread: the bot's own answer to that must not be to leave.
        for (var beat = 0; beat < 4; beat++)
            await connection.ExpectAsync(GatewayOpcode.Heartbeat);

        await bot.NextAsync<GatewayNews.Ready>();
        for (var number = 2; number < 100; number++)
            Assert.Equal(number, (await bot.NextAsync<GatewayNews.Dispatch>()).Event.Sequence);
    }

    [Fact]
    public async Task What_was_not_handed_on_when_the_connection_was_cut_is_asked_for_again()
    {
        await using var bot = new RunningGateway(_server, options => options with { NewsCapacity = 3 });
        var connection = await _server.ReadyAsync(heartbeat: 500);
        for (var number = 2; number < 100; number++)
            await connection.EventAsync("MESSAGE_CREATE", number);
        // The bot's reader sleeps, with one event in hand that has no room: only a heartbeat that cannot be sent tells
        // it of the cut.
        for (var beat = 0; beat < 2; beat++)
            await connection.ExpectAsync(GatewayOpcode.Heartbeat);
        connection.Abort();
        await bot.UntilLoggedAsync("has no connection");
        var last = 1L;
        while (await bot.NextAsync() is var news and not GatewayNews.Down)
            last = news is GatewayNews.Dispatch { Event.Sequence: var sequence } ? sequence : last;

        var again = await _server.NextAsync();
        await again.HelloAsync();
        Assert.Equal(last, (long)(await again.ExpectAsync(GatewayOpcode.Resume))["seq"]!);
    }

    [Fact]
    public async Task A_cut_between_two_events_that_come_in_the_wrong_order_loses_neither()
    {
        await using var bot = new RunningGateway(_server);
        var connection = await _server.ReadyAsync();
        foreach (var number in new[] { 2, 4 })
        {
            await connection.EventAsync("MESSAGE_CREATE", number);
            Assert.Equal(number, (await bot.NextAsync<GatewayNews.Dispatch>()).Event.Sequence);
        }

        connection.Abort();
        var again = await _server.NextAsync();
        await again.HelloAsync();
        Assert.Equal(2, (int)(await again.ExpectAsync(GatewayOpcode.Resume))["seq"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_divided_over_frames_and_messages_is_one(bool compress)
    {
        await using var bot = new RunningGateway(_server, options => options with { Compress = compress });
        var connection = await _server.ReadyAsync();
        var content = string.Concat(Enumerable.Range(0, 100_000).Select(number => $"{number:x} "));
        var json = Encoding.UTF8.GetBytes($$$"""{"t":"MESSAGE_CREATE","s":2,"op":0,"d":{"content":"{{{content}}}"}}""");
        var type = compress ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
        var pieces = (compress ? connection.Deflate(json) : json).Chunk(50_000).ToList();
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            await connection.SendFrameAsync(
                pieces[piece],
                type,
                isLast: piece == pieces.Count - 1 || (compress && piece % 3 == 0)
            );
        }

        Assert.Equal(
            content,
            (await bot.NextAsync<GatewayNews.Dispatch>()).Event.Data.GetProperty("content").GetString()
        );
    }

    private static async Task<GatewayNews.Ready> UntilReadyAsync(RunningGateway bot, bool? resumed = null)
    {
        while (true)
        {
            if (await bot.NextAsync() is GatewayNews.Ready ready && (resumed is null || ready.Resumed == resumed))
                return ready;
        }
    }
}
