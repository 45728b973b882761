using Belong.FakeDiscord.Faults;
using Xunit;
using Xunit.Abstractions;

namespace Belong.Tests.Platforms.Discord;

/// <summary>What Discord and the network do to a connection, each survived without a message missed.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_cut_between_IDENTIFY_and_READY_is_survived()
    {
        await using var town = await GatewayTown.OpenAsync(output, begin: false);
        town.Discord.Faults.OnNextConnection(new GatewayFault.CutAfterIdentify(), times: 3);
        town.Begin();
        await town.UntilCaughtUpAsync();

        Assert.Equal(4, town.Identifies);
        town.AssertIdentifiesAreSpaced();
    }

    [Fact]
    public async Task A_cut_between_RESUME_and_RESUMED_is_survived()
    {
        await using var town = await GatewayTown.OpenAsync(output);
        town.Discord.Faults.OnNextConnection(new GatewayFault.CutAfterIdentify(), times: 3);
        town.Discord.Gateway.Drop();
        town.Say(20);
        await town.UntilCaughtUpAsync();

        Assert.Equal((1, 1, 1), (town.Identifies, town.NewSessions, town.ResumedSessions));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cut_at_any_byte_of_READY_and_GUILD_CREATE_is_survived(bool compress)
    {
        await using var town = await GatewayTown.OpenAsync(
            output,
            options => options with { IdentifyEvery = TimeSpan.Zero },
            begin: false
        );
        town.Begin(options =>
            options with
            {
                Compress = compress,
                Timings = options.Timings with
                {
                    IdentifySpacing = TimeSpan.FromMilliseconds(1),
                    LongestBackoff = TimeSpan.FromMilliseconds(10),
                },
            }
        );
        await town.UntilCaughtUpAsync();

        var cuts = 0;
        for (var bytes = 1; bytes < 12_000; bytes += 1 + (bytes / 8), cuts++)
        {
            // The session is lost, so that everything begins anew, and is cut.
            town.Discord.Faults.OnNextConnection(new GatewayFault.CutAfterBytes(bytes));
            var sessions = town.NewSessions;
            town.Discord.Gateway.Close(4009);
            await town.UntilAsync(() => town.NewSessions > sessions);
            await town.UntilCaughtUpAsync();
        }

        Assert.InRange(town.Identifies, 1 + cuts, 1 + (2 * cuts));
        Assert.InRange(town.Connections, 0, 3 * cuts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cut_at_any_byte_of_a_replay_is_survived(bool compress)
    {
        await using var town = await GatewayTown.OpenAsync(output, begin: false);
        town.Begin(options =>
            options with
            {
                Compress = compress,
                Timings = options.Timings with { LongestBackoff = TimeSpan.FromMilliseconds(10) },
            }
        );
        await town.UntilCaughtUpAsync();

        var cuts = 0;
        for (var bytes = 1; bytes < 12_000; bytes += 1 + (bytes / 4), cuts++)
        {
            town.Discord.Faults.OnNextConnection(new GatewayFault.CutAfterBytes(bytes));
            town.Discord.Gateway.Drop();
            town.Say(10);
            await town.UntilCaughtUpAsync();
        }

        Assert.Equal((1, 1), (town.Identifies, town.NewSessions));
        Assert.InRange(town.Connections, 0, 3 * cuts);
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4007)]
    [InlineData(4008)]
    [InlineData(4009)]
    public async Task A_close_before_READY_is_survived(int code)
    {
        await using var town = await GatewayTown.OpenAsync(output, begin: false);
        town.Discord.Faults.OnNextConnection(new GatewayFault.Close(code, CloseStage.AfterHello));
        town.Discord.Faults.OnNextConnection(new GatewayFault.Close(code, CloseStage.BeforeReady), times: 2);
        town.Begin();
        await town.UntilCaughtUpAsync();

        Assert.InRange(town.Identifies, 3, 4);
        Assert.Equal(1, town.NewSessions);
        Assert.InRange(town.Connections, 0, 3);
        town.AssertIdentifiesAreSpaced();
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4007, false)]
    [InlineData(4008, true)]
    [InlineData(4009, false)]
    public async Task A_close_after_READY_is_survived_with_the_session_where_the_code_leaves_it(int code, bool resumes)
    {
        await using var town = await GatewayTown.OpenAsync(output);
        town.Discord.Gateway.Close(code);
        town.Say(20);
        await town.UntilAsync(() => resumes ? town.ResumedSessions == 1 : town.NewSessions == 2);
        await town.UntilCaughtUpAsync();

        Assert.Equal((resumes ? 1 : 2, resumes ? 1 : 0), (town.NewSessions, town.ResumedSessions));
        Assert.InRange(town.Connections, 0, 1);
        town.AssertIdentifiesAreSpaced();
    }

    [Theory]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task A_close_on_resuming_that_ends_the_session_is_followed_by_a_new_one(int code)
    {
        await using var town = await GatewayTown.OpenAsync(output);
        town.Discord.Faults.OnNextConnection(new GatewayFault.Close(code, CloseStage.BeforeReady));
        town.Discord.Gateway.Drop();
        town.Say(20);
        await town.UntilCaughtUpAsync();

        Assert.Equal((2, 0, 2), (town.NewSessions, town.ResumedSessions, town.Identifies));
    }

    [Fact]
    public async Task Ten_invalid_sessions_in_a_row_do_not_make_the_bot_identify_faster_than_it_may()
    {
        await using var town = await GatewayTown.OpenAsync(
            output,
            options => options with { IdentifyEvery = TimeSpan.FromMilliseconds(100) },
            begin: false
        );
        town.Discord.Faults.InvalidateNextSessions(10);
        town.Begin(options =>
            options with
            {
                Timings = options.Timings with { IdentifySpacing = TimeSpan.FromMilliseconds(300) },
            }
        );
        await town.UntilCaughtUpAsync();

        Assert.Equal((11, 1), (town.Identifies, town.NewSessions));
        Assert.InRange(town.Connections, 0, 11);
        town.AssertIdentifiesAreSpaced();
    }

    [Fact]
    public async Task A_session_that_Discord_has_forgotten_is_followed_by_a_new_one()
    {
        await using var town = await GatewayTown.OpenAsync(output);
        town.Discord.Gateway.Drop();
        town.Discord.Gateway.ForgetSessions();
        town.Say(20);
        await town.UntilCaughtUpAsync();

        Assert.Equal((2, 0, 2), (town.NewSessions, town.ResumedSessions, town.Identifies));
    }

    [Fact]
    public async Task Connections_without_HELLO_are_given_up()
    {
        await using var town = await GatewayTown.OpenAsync(output, begin: false);
        town.Begin(options =>
            options with
            {
                Timings = options.Timings with { HelloTimeout = TimeSpan.FromSeconds(1) },
            }
        );
        await town.UntilCaughtUpAsync();
        town.Discord.Faults.OnNextConnection(new GatewayFault.NoHello(), times: 3);
        town.Discord.Gateway.Drop();
        town.Say(20);
        await town.UntilCaughtUpAsync();

        Assert.Equal((1, 1, 1), (town.Identifies, town.ResumedSessions, town.NewSessions));
        Assert.InRange(town.Connections, 0, 4);
    }

    [Fact]
    public async Task A_connection_whose_heartbeats_are_not_answered_is_given_up_and_the_session_resumed()
    {
        await using var town = await GatewayTown.OpenAsync(
            output,
            options => options with { HeartbeatInterval = TimeSpan.FromSeconds(1) },
            begin: false
        );
        town.Discord.Faults.OnNextConnection(new GatewayFault.NoAcks());
        town.Begin();
        await town.UntilAsync(() => town.ResumedSessions > 0);
        town.Say(20);
        await town.UntilCaughtUpAsync();

        Assert.Equal((1, 1), (town.Identifies, town.NewSessions));
    }

    [Fact]
    public async Task A_half_open_connection_is_noticed_and_what_was_said_meanwhile_is_replayed()
    {
        await using var town = await GatewayTown.OpenAsync(
            output,
            options => options with { HeartbeatInterval = TimeSpan.FromSeconds(1) }
        );
        town.Discord.Gateway.Freeze();
        town.Say(20);
        await town.UntilCaughtUpAsync();

        Assert.Equal((1, 1), (town.Identifies, town.NewSessions));
    }

    [Fact]
    public async Task A_gateway_that_is_out_of_reach_for_a_while_is_sought_with_growing_pauses_and_few_words()
    {
        await using var town = await GatewayTown.OpenAsync(output);
        town.Discord.Faults.GatewayUnreachable = true;
        town.Discord.Gateway.Drop();
        town.Say(50);
        await town.Bot.UntilLoggedAsync("attempt 16 ");
        town.Discord.Faults.GatewayUnreachable = false;
        await town.UntilCaughtUpAsync();

        Assert.Equal((1, 1, 1), (town.Identifies, town.NewSessions, town.ResumedSessions));
        Assert.InRange(town.Discord.Journal.CountAtGateway("REFUSED"), 15, 40);
        Assert.InRange(town.Bot.Log.Count, 6, 10);
    }
}
