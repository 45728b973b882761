using Xunit;
using Xunit.Abstractions;

namespace Belong.Tests.Platforms.Discord;

/// <summary>What comes damaged, twice, out of order, all at once or unknown is delivered all the same.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayDeliveryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_damaged_compressed_stream_is_noticed_and_what_was_in_it_is_replayed()
    {
        await using var town = await GatewayTown.OpenAsync(output);
        for (var time = 1; time <= 5; time++)
        {
            town.Discord.Gateway.CorruptNext();
            town.Say(20);
            await town.UntilAsync(() => town.ResumedSessions == time);
            await town.UntilCaughtUpAsync();
        }

        Assert.Equal((1, 1), (town.Identifies, town.NewSessions));
        Assert.InRange(town.Connections, 0, 5);
    }

    [Fact]
    public async Task Events_twice_or_out_of_order_are_all_heard_even_with_a_cut_between_them()
    {
        await using var town = await GatewayTown.OpenAsync(output);
        for (var time = 0; time < 10; time++)
        {
            town.Discord.Faults.DuplicateNextEvents(5);
            town.Say(10);
            await town.UntilCaughtUpAsync();
            town.Discord.Faults.SwapNextEvents(3);
            // The last is held back for its successor, which finds no connection.
            town.Say(5);
            town.Discord.Gateway.Drop();
            await town.UntilCaughtUpAsync();
        }

        Assert.Equal((1, 1), (town.Identifies, town.NewSessions));
        Assert.True(town.Heard.Count > town.Heard.Distinct().Count());
    }

    [Fact]
    public async Task Five_thousand_messages_at_once_are_all_heard_through_a_cut_in_their_midst()
    {
        await using var town = await GatewayTown.OpenAsync(output);
        town.Say(2500);
        town.Discord.Gateway.Drop();
        town.Say(2500);
        await town.UntilCaughtUpAsync();

        Assert.True(town.Heard.Distinct().Count() >= 5000);
        Assert.Equal((1, 1), (town.Identifies, town.NewSessions));
    }

    [Fact]
    public async Task Asked_to_reconnect_again_and_again_the_bot_pauses_in_between_and_misses_nothing()
    {
        await using var town = await GatewayTown.OpenAsync(output);
        for (var time = 1; time <= 10; time++)
        {
            town.Discord.Gateway.AskToReconnect();
            town.Say(10);
            await town.UntilAsync(() => town.ResumedSessions == time);
        }

        await town.UntilCaughtUpAsync();
        Assert.Equal((1, 1), (town.Identifies, town.NewSessions));
        Assert.InRange(town.Connections, 0, 10);
    }

    [Fact]
    public async Task Shards_of_one_process_start_one_after_the_other_and_each_hears_its_guilds()
    {
        await using var town = await GatewayTown.OpenAsync(
            output,
            options =>
                options with
                {
                    Shards = 4,
                    ShardingRequired = true,
                    MaxConcurrency = 2,
                    IdentifyEvery = TimeSpan.FromMilliseconds(100),
                },
            begin: false
        );
        town.Begin(options =>
            options with
            {
                Timings = options.Timings with { IdentifySpacing = TimeSpan.FromMilliseconds(300) },
            }
        );
        await town.UntilAsync(() => town.NewSessions == 4);
        await town.UntilCaughtUpAsync();

        Assert.Equal(4, town.Identifies);
        town.AssertIdentifiesAreSpaced();
    }

    [Fact]
    public async Task An_event_that_nobody_knows_yet_is_passed_over()
    {
        await using var town = await GatewayTown.OpenAsync(output);
        town.Discord.Gateway.SendEvent("SOMETHING_NEW", """{"shape":["unknown",{"to":"us"}]}""");
        town.Discord.Gateway.AskForHeartbeat();
        await town.UntilCaughtUpAsync();

        Assert.Equal(0, town.Connections);
    }
}
