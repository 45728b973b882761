using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>The gateway of the fake is as strict as Discord's.</summary>
public sealed class FakeDiscordTestsGateway : FakeDiscordTest
{
    [Fact]
    public async Task After_READY_comes_the_guild_with_the_bot_alone_of_its_members_and_then_what_happens()
    {
        await using var gateway = await IdentifyAsync();
        var ready = await gateway.EventAsync("READY");
        var guild = await gateway.EventAsync("GUILD_CREATE");
        Discord.People.Speak(Town.Alice, Town.General, "good morning");
        var message = await gateway.EventAsync("MESSAGE_CREATE");

        Assert.Equal(Town.Guild.Id.ToString(), (string?)ready["guilds"]![0]!["id"]);
        Assert.Equal(
            (string?)ready["user"]!["id"],
            (string?)Assert.Single(guild["members"]!.AsArray())!["user"]!["id"]
        );
        Assert.Equal("good morning", (string?)message["content"]);
        Assert.Equal(3, gateway.Sequence);
    }

    [Fact]
    public async Task A_dropped_session_is_resumed_at_its_own_address_and_what_was_missed_is_replayed_in_order()
    {
        var (url, session, sequence) = await DropAsync();
        Discord.People.Speak(Town.Alice, Town.General, "one");
        Discord.People.Speak(Town.Bob, Town.General, "two");
        await using var resumed = await ResumeAsync(url, session, sequence);

        Assert.Equal("one", (string?)(await resumed.EventAsync("MESSAGE_CREATE"))["content"]);
        Assert.Equal("two", (string?)(await resumed.EventAsync("MESSAGE_CREATE"))["content"]);
        await resumed.EventAsync("RESUMED");
        Assert.Single(Discord.Gateway.Identifies);
        Assert.Equal("at the resume address", Discord.Journal.Entries.Last(entry => entry.Path == "RESUME").Route);
    }

    [Fact]
    public async Task A_session_that_is_forgotten_cannot_be_resumed()
    {
        var (url, session, sequence) = await DropAsync();
        Discord.Gateway.ForgetSessions();
        await using var resumed = await ResumeAsync(url, session, sequence);

        var answer = await resumed.ReadAsync();
        Assert.Equal(9, (int)answer!["op"]!);
        Assert.False((bool)answer["d"]!);
    }

    [Fact]
    public async Task A_number_that_was_never_sent_closes_with_4007()
    {
        var (url, session, sequence) = await DropAsync();
        await using var resumed = await ResumeAsync(url, session, sequence + 1);

        Assert.Equal(4007, await resumed.CloseCodeAsync());
    }

    [Fact]
    public async Task A_compressed_stream_is_one_stream_over_many_messages()
    {
        await using var gateway = await IdentifyAsync(compressed: true);
        await gateway.EventAsync("GUILD_CREATE");
        for (var number = 0; number < 20; number++)
        {
            Discord.People.Speak(Town.Alice, Town.General, $"message {number}");
            Assert.Equal($"message {number}", (string?)(await gateway.EventAsync("MESSAGE_CREATE"))["content"]);
        }
    }

    [Fact]
    public async Task Identifying_twice_within_five_seconds_makes_the_session_invalid()
    {
        await using var first = await IdentifyAsync();
        await first.EventAsync("READY");
        await using var second = await IdentifyAsync();
        Assert.Equal(9, (int)(await second.ReadAsync())!["op"]!);

        Discord.Clock.Advance(TimeSpan.FromSeconds(5));
        await using var third = await IdentifyAsync();
        await third.EventAsync("READY");
        Assert.Equal([true, false, true], Discord.Gateway.Identifies.Select(identify => identify.Accepted));
    }

    [Theory]
    [InlineData("wrong", AllIntents, 4004)]
    [InlineData(null, AllIntents | (1UL << 40), 4013)]
    public async Task A_wrong_token_and_intents_that_do_not_exist_are_refused(string? token, ulong intents, int code)
    {
        await using var gateway = await RawGateway.IdentifyAsync(
            await GatewayUrlAsync(),
            token ?? Discord.Token,
            intents
        );
        Assert.Equal(code, await gateway.CloseCodeAsync());
    }

    [Fact]
    public async Task A_privileged_intent_that_was_not_granted_closes_with_4014()
    {
        Discord.People.Grant(Intents.GuildMembers);
        await using var gateway = await IdentifyAsync();
        Assert.Equal(4014, await gateway.CloseCodeAsync());
    }

    [Fact]
    public async Task Without_the_message_content_intent_only_what_names_the_bot_can_be_read()
    {
        await using var gateway = await IdentifyAsync(AllIntents & ~(ulong)Intents.MessageContent);
        await gateway.EventAsync("GUILD_CREATE");
        Discord.People.Speak(Town.Alice, Town.General, "hidden");
        Discord.People.Speak(Town.Alice, Town.General, $"hello {Discord.World.App.Bot.Mention}");
        Discord.People.SpeakDirectly(Town.Bob.User, "an appeal");

        Assert.Equal("", (string?)(await gateway.EventAsync("MESSAGE_CREATE"))["content"]);
        Assert.StartsWith(
            "hello",
            (string?)(await gateway.EventAsync("MESSAGE_CREATE"))["content"],
            StringComparison.Ordinal
        );
        Assert.Equal("an appeal", (string?)(await gateway.EventAsync("MESSAGE_CREATE"))["content"]);
    }

    [Fact]
    public async Task More_than_120_messages_in_a_minute_close_with_4008()
    {
        await using var gateway = await IdentifyAsync();
        await gateway.EventAsync("GUILD_CREATE");
        for (var beat = 0; beat < 120; beat++)
            await gateway.SendAsync(1, gateway.Sequence);

        Assert.Equal(4008, await gateway.CloseCodeAsync());
    }

    [Fact]
    public async Task A_message_above_4096_bytes_closes_with_4002()
    {
        await using var gateway = await IdentifyAsync();
        await gateway.EventAsync("GUILD_CREATE");
        await gateway.SendTextAsync(new JsonObject { ["op"] = 3, ["d"] = new string('x', 4096) }.ToJsonString());

        Assert.Equal(4002, await gateway.CloseCodeAsync());
    }

    [Fact]
    public async Task A_channel_that_the_bot_cannot_see_stays_silent()
    {
        await using var gateway = await IdentifyAsync();
        await gateway.EventAsync("GUILD_CREATE");
        var hidden = Discord.People.AddChannel(
            Town.Guild,
            "hidden",
            overwrites: new Belong.FakeDiscord.World.Overwrite(
                Town.Guild.Id,
                IsMember: false,
                0,
                Belong.FakeDiscord.World.Permission.ViewChannel
            )
        );
        Discord.People.Speak(Town.Owner, hidden, "secret");
        Discord.People.Speak(Town.Owner, Town.General, "open");

        Assert.Equal("open", (string?)(await gateway.EventAsync("MESSAGE_CREATE"))["content"]);
    }

    [Fact]
    public async Task Asking_twice_for_all_members_within_thirty_seconds_is_limited()
    {
        await using var gateway = await IdentifyAsync();
        await gateway.EventAsync("GUILD_CREATE");
        var all = new JsonObject
        {
            ["guild_id"] = Town.Guild.Id.ToString(),
            ["query"] = "",
            ["limit"] = 0,
            ["nonce"] = "n",
        };
        await gateway.SendAsync(8, all.DeepClone());
        Assert.Equal(
            Town.Guild.Members.Count,
            (await gateway.EventAsync("GUILD_MEMBERS_CHUNK"))["members"]!.AsArray().Count
        );
        await gateway.SendAsync(8, all);

        Assert.Equal("n", (string?)(await gateway.EventAsync("RATE_LIMITED"))["meta"]!["nonce"]);
    }

    [Fact]
    public async Task A_guild_is_told_to_its_own_shard_and_direct_messages_to_the_first()
    {
        var own = (int)((Town.Guild.Id.Value >> 22) % 2);
        var url = await GatewayUrlAsync();
        await using var first = await RawGateway.IdentifyAsync(url, Discord.Token, AllIntents, shard: 0, shards: 2);
        var told = (await first.EventAsync("READY"))["guilds"]!.AsArray().Count;
        Discord.Clock.Advance(TimeSpan.FromSeconds(5));
        await using var second = await RawGateway.IdentifyAsync(url, Discord.Token, AllIntents, shard: 1, shards: 2);
        var toldSecond = (await second.EventAsync("READY"))["guilds"]!.AsArray().Count;
        Discord.People.SpeakDirectly(Town.Alice.User, "an appeal");

        Assert.Equal(own == 0 ? (1, 0) : (0, 1), (told, toldSecond));
        Assert.Equal("an appeal", (string?)(await first.EventAsync("MESSAGE_CREATE"))["content"]);
    }

    private async Task<(string Url, string Session, int Sequence)> DropAsync()
    {
        await using var gateway = await IdentifyAsync();
        var ready = await gateway.EventAsync("READY");
        await gateway.EventAsync("GUILD_CREATE");
        Discord.Gateway.Drop();
        Assert.Null(await gateway.CloseCodeAsync());
        return ((string)ready["resume_gateway_url"]!, (string)ready["session_id"]!, gateway.Sequence);
    }

    private async Task<RawGateway> ResumeAsync(string url, string session, int sequence)
    {
        var gateway = await RawGateway.ConnectAsync(url);
        await gateway.ReadAsync();
        await gateway.SendAsync(
            6,
            new JsonObject
            {
                ["token"] = Discord.Token,
                ["session_id"] = session,
                ["seq"] = sequence,
            }
        );
        return gateway;
    }
}
