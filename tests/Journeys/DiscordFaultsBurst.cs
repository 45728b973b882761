using System.Globalization;
using Belong.Tests.Platforms.Discord;
using Microsoft.Data.Sqlite;
using Xunit;
using Xunit.Abstractions;
using Person = Belong.FakeDiscord.World.Member;

namespace Belong.Tests.Journeys;

/// <summary>A whole community speaks at once while the bot's record cannot be written.</summary>
[Collection(GatewayCollection.Name)]
public sealed class DiscordFaultsBurst(ITestOutputHelper output)
{
    /// <summary>How long the record is locked, in seconds; ten in the full run.</summary>
    private const string LockSeconds = "BELONG_TEST_LOCK_SECONDS";

    private const int Messages = 5000;
    private const int Speakers = 250;
    private const int AttackEvery = 500;

    /// <summary>
    /// More than the classifier, the record and the fake's own world need; less than five thousand events kept twice
    /// would.
    /// </summary>
    private const long Grown = 256L << 20;

    [Fact]
    public async Task A_burst_of_five_thousand_on_a_locked_record_is_screened_once_and_every_attack_has_its_card()
    {
        var span = TimeSpan.FromSeconds(
            double.Parse(Environment.GetEnvironmentVariable(LockSeconds) ?? "4", CultureInfo.InvariantCulture)
        );
        await using var town = await DiscordFaultsTown.OpenAsync(output);
        var speakers = Enumerable.Range(0, Speakers - 1).Select(number => town.Newcomer($"Speaker {number}")).ToList();
        var attackers = Enumerable
            .Range(0, Messages / AttackEvery)
            .Select(number => town.Newcomer($"Attacker {number}"))
            .ToList();
        await using var bot = await town.StartAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await using (var other = new SqliteConnection($"Data Source={bot.Folder.Database};Pooling=False"))
        {
            await other.OpenAsync();
            await using var holding = other.CreateCommand();
            holding.CommandText = "BEGIN EXCLUSIVE";
            await holding.ExecuteNonQueryAsync();

            List<Person> everybody = [.. speakers];
            for (var number = 0; number < Messages; number += AttackEvery)
            {
                var attacker = attackers[number / AttackEvery];
                town.People.Burst(
                    town.Town.General,
                    [attacker, .. everybody],
                    AttackEvery,
                    at =>
                        at == 0
                            ? town.InsultBy(attacker)
                            : $"Item {number + at} of the minutes is about the room on floor {at % 7}."
                );
            }

            await Task.Delay(span, TimeProvider.System);
            holding.CommandText = "ROLLBACK";
            await holding.ExecuteNonQueryAsync();
        }

        town.Recovered($"the record locked for {span.TotalSeconds:0.0} s");
        await town.UntilAsync(() =>
            DiscordFaultsTown.Ask(bot.Folder.Database, "SELECT count(*) FROM screened_messages") >= Messages
        );
        town.Recovered($"{Messages} messages screened after the lock");
        await town.UntilAsync(() => attackers.All(one => town.CardsAbout(one).Count > 0));
        await town.UntilAsync(() => DiscordFaultsTown.Ask(bot.Folder.Database, DiscordFaultsTown.UndoneSql) == 0);
        town.Recovered("every attack on a card");
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"memory grown by {grown >> 20} MiB, the fake's own memory of what was said included");

        Assert.Equal(Messages, DiscordFaultsTown.Ask(bot.Folder.Database, "SELECT count(*) FROM screened_messages"));
        Assert.Equal(
            Messages,
            DiscordFaultsTown.Ask(bot.Folder.Database, "SELECT count(DISTINCT message) FROM screened_messages")
        );
        Assert.All(attackers, one => Assert.Single(town.CardsAbout(one)));
        Assert.Equal(attackers.Count, town.Cards.Count);
        Assert.InRange(grown, long.MinValue, Grown);

        // The lock is one trouble: it is named now and then, not for every message.
        Assert.InRange(
            town.Heard.Lines.Count(line => line.StartsWith("Error", StringComparison.Ordinal)),
            0,
            10 + (6 * (int)span.TotalSeconds)
        );
    }
}
