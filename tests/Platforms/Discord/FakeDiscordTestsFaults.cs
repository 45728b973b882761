using Belong.FakeDiscord;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.Limits;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>The faults that the fake's gateway produces are what they say.</summary>
public sealed class FakeDiscordTestsFaults : FakeDiscordTest
{
    protected override FakeDiscordOptions Options => new() { Limits = LimitOptions.Lax, IdentifyEvery = TimeSpan.Zero };

    [Fact]
    public async Task TCP_is_cut_between_IDENTIFY_and_READY()
    {
        Discord.Faults.OnNextConnection(new GatewayFault.CutAfterIdentify());
        await using var gateway = await IdentifyAsync();
        Assert.Null(await gateway.ReadAsync());
    }

    [Fact]
    public async Task TCP_is_cut_in_the_middle_of_READY()
    {
        Discord.Faults.OnNextConnection(new GatewayFault.CutAfterBytes(100));
        await using var gateway = await IdentifyAsync();
        Assert.Null(await gateway.ReadAsync());
    }

    [Fact]
    public async Task TCP_is_cut_between_READY_and_GUILD_CREATE()
    {
        Discord.Faults.OnNextConnection(new GatewayFault.CutAfterFrames(1));
        await using var gateway = await IdentifyAsync();
        await gateway.EventAsync("READY");
        Assert.Null(await gateway.ReadAsync());
    }

    [Theory]
    [InlineData(4000, CloseStage.BeforeReady)]
    [InlineData(4009, CloseStage.AfterReady)]
    public async Task Any_close_code_comes_when_asked_for(int code, CloseStage stage)
    {
        Discord.Faults.OnNextConnection(new GatewayFault.Close(code, stage));
        await using var gateway = await IdentifyAsync();
        Assert.Equal(code, await gateway.CloseCodeAsync());
    }

    [Fact]
    public async Task Sessions_are_invalid_as_often_as_asked_for()
    {
        Discord.Faults.InvalidateNextSessions(2);
        for (var time = 0; time < 2; time++)
        {
            await using var refused = await IdentifyAsync();
            Assert.Equal(9, (int)(await refused.ReadAsync())!["op"]!);
        }

        await using var accepted = await IdentifyAsync();
        await accepted.EventAsync("READY");
    }

    [Fact]
    public async Task A_refused_connection_never_opens()
    {
        Discord.Faults.GatewayUnreachable = true;
        await Assert.ThrowsAnyAsync<Exception>(async () => await IdentifyAsync());
        Discord.Faults.GatewayUnreachable = false;
        await using var gateway = await IdentifyAsync();
        await gateway.EventAsync("READY");
    }

    [Fact]
    public async Task A_damaged_stream_cannot_be_inflated()
    {
        await using var gateway = await IdentifyAsync(compressed: true);
        await gateway.EventAsync("GUILD_CREATE");
        Discord.Gateway.CorruptNext();
        Discord.People.Speak(Town.Alice, Town.General, "damaged");
        await Assert.ThrowsAnyAsync<Exception>(() => gateway.EventAsync("MESSAGE_CREATE"));
    }

    [Fact]
    public async Task Events_come_twice_and_in_the_wrong_order()
    {
        await using var gateway = await IdentifyAsync();
        await gateway.EventAsync("GUILD_CREATE");
        Discord.Faults.DuplicateNextEvents(1);
        Discord.People.Speak(Town.Alice, Town.General, "twice");
        Discord.Faults.SwapNextEvents(1);
        Discord.People.Speak(Town.Alice, Town.General, "first");
        Discord.People.Speak(Town.Alice, Town.General, "second");

        List<string?> told = [];
        for (var message = 0; message < 4; message++)
            told.Add((string?)(await gateway.EventAsync("MESSAGE_CREATE"))["content"]);
        Assert.Equal(["twice", "twice", "second", "first"], told);
    }

    [Fact]
    public async Task A_frozen_connection_neither_hears_nor_answers_and_stays()
    {
        await using var gateway = await IdentifyAsync();
        await gateway.EventAsync("GUILD_CREATE");
        Discord.Gateway.Freeze();
        await gateway.SendAsync(1, gateway.Sequence);
        Discord.People.Speak(Town.Alice, Town.General, "into the void");

        Assert.Equal(1, Discord.Gateway.Online);
        var silence = gateway.ReadAsync();
        Assert.NotSame(
            silence,
            await Task.WhenAny(silence, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System))
        );
    }
}
