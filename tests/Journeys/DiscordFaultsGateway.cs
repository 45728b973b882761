using Belong.FakeDiscord.Faults;
using Belong.Tests.Platforms.Discord;
using Xunit;
using Xunit.Abstractions;

namespace Belong.Tests.Journeys;

/// <summary>
/// The connection is lost under the whole bot: what was said meanwhile is screened, told of once, and shown once.
/// </summary>
[Collection(GatewayCollection.Name)]
public sealed class DiscordFaultsGateway(ITestOutputHelper output)
{
    private const int Said = 40;

    [Theory]
    [InlineData("cut", false)]
    [InlineData("cut", true)]
    [InlineData("4000", false)]
    [InlineData("4007", true)]
    [InlineData("4008", false)]
    [InlineData("4009", true)]
    [InlineData("op 7", false)]
    [InlineData("op 9 true", false)]
    [InlineData("op 9 false", true)]
    [InlineData("op 9 false ten times", true)]
    public async Task What_was_said_while_the_connection_was_lost_is_screened_once_and_told_of_once(
        string how,
        bool anew
    )
    {
        await using var town = await DiscordFaultsTown.OpenAsync(output);
        var (alice, bob, carol) = (town.Town.Alice, town.Town.Bob, town.Newcomer("Carol"));
        await using var bot = await town.StartAsync();
        town.Insult(alice);
        await town.CardAsync(alice, "Warn");
        town.Recovered("the first card");

        // The door is shut before the connection is lost, so that all of it is said while nobody listens.
        town.Discord.Faults.GatewayUnreachable = true;
        Lose(town, how);
        await town.UntilAsync(() => town.Discord.Journal.CountAtGateway("REFUSED") > 0);
        for (var number = 1; number < Said; number++)
        {
            town.People.Speak(
                alice,
                town.Town.General,
                $"Item {number} of the minutes is about the room on floor {number % 7}."
            );
        }

        town.Insult(bob);
        if (anew)
            town.Discord.Gateway.ForgetSessions();
        if (how.EndsWith("times", StringComparison.Ordinal))
            town.Discord.Faults.InvalidateNextSessions(10);
        town.Discord.Faults.GatewayUnreachable = false;

        var late = await town.CardAsync(bob, "Warn");
        await town.UntilAsync(() => town.Digests.Count > 0 || !anew);
        await town.UntilAsync(() =>
            DiscordFaultsTown.Ask(bot.Folder.Database, "SELECT count(*) FROM screened_messages") == Said + 1
        );
        town.Recovered($"{how}, {(anew ? "a new session" : "resumed")}");

        // What comes as an event afterwards proves that nothing more was on its way.
        town.Insult(carol);
        await town.CardAsync(carol, "Warn");
        await town.UntilAsync(() => DiscordFaultsTown.Ask(bot.Folder.Database, DiscordFaultsTown.UndoneSql) == 0);

        Assert.All([alice, bob, carol], one => Assert.Single(town.CardsAbout(one)));
        Assert.Equal((3, anew ? 1 : 0), (town.Cards.Count, town.Digests.Count));
        Assert.Equal(anew, DiscordFaultsTown.Says(late, "Read late"));
        Assert.Equal(Said + 2, DiscordFaultsTown.Ask(bot.Folder.Database, "SELECT count(*) FROM screened_messages"));
        if (anew)
        {
            Assert.True(
                DiscordFaultsTown.Says(town.Digests[0], $"{Said} messages and edits"),
                town.Digests[0].Embeds.ToJsonString()
            );
        }

        Assert.Empty(town.Discord.Contract.Violations);
    }

    [Fact]
    public async Task A_gateway_out_of_reach_for_long_costs_few_words_and_few_requests()
    {
        await using var town = await DiscordFaultsTown.OpenAsync(output);
        await using var bot = await town.StartAsync();
        var lines = town.Heard.Lines.Count;

        town.Discord.Faults.GatewayUnreachable = true;
        town.Discord.Gateway.Drop();
        town.Insult(town.Town.Alice);
        await town.UntilAsync(() => town.Discord.Journal.CountAtGateway("REFUSED") >= 20);
        var (during, requests) = (town.Heard.Lines.Count - lines, town.Requests);
        town.Recovered("twenty tries at a gateway out of reach");
        town.Discord.Faults.GatewayUnreachable = false;
        await town.CardAsync(town.Town.Alice, "Warn");
        town.Recovered("caught up");

        Assert.InRange(during, 1, 15);
        Assert.InRange(requests, 0, 25);
        Assert.Single(town.Cards);
    }

    [Fact]
    public async Task All_of_Discord_out_of_order_for_long_costs_few_words_and_few_requests()
    {
        await using var town = await DiscordFaultsTown.OpenAsync(output);
        await using var bot = await town.StartAsync();
        var lines = town.Heard.Lines.Count;

        // A card is on its way, and every request meets the same trouble: the tries become rarer.
        town.Discord.Faults.OnNextRequests(new RestFault(RestFaultKind.Status) { Times = 1000 });
        town.Insult(town.Town.Alice);
        await town.UntilAsync(() => town.Requests >= 20);
        town.Discord.Faults.GatewayUnreachable = true;
        town.Discord.Gateway.Close(4009);
        await town.UntilAsync(() => town.Requests >= 30);
        var during = town.Heard.Lines.Count - lines;
        town.Recovered("thirty requests for nothing");
        town.Discord.Faults.Clear();
        town.Insult(town.Town.Bob);
        await town.CardAsync(town.Town.Alice, "Warn");
        await town.CardAsync(town.Town.Bob, "Warn");
        town.Recovered("caught up");

        // A line for each request, and some for what was put off.
        Assert.InRange(during, 1, 100);
        Assert.Equal(2, town.Cards.Count);
    }

    private static void Lose(DiscordFaultsTown town, string how)
    {
        switch (how.Split(' '))
        {
            case ["cut"]:
                town.Discord.Gateway.Drop();
                break;
            case ["op", "7"]:
                town.Discord.Gateway.AskToReconnect();
                break;
            case ["op", "9", var resumable, ..]:
                town.Discord.Gateway.Invalidate(resumable == "true");
                break;
            case [var code]:
                town.Discord.Gateway.Close(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
