using Belong.FakeDiscord.World;
using Belong.Tests.Support;
using Xunit;
using Xunit.Abstractions;
using Person = Belong.FakeDiscord.World.Member;

namespace Belong.Tests.Journeys;

/// <summary>
/// The bot's process is killed with SIGKILL in the midst of an expulsion on Discord, and started again on the same
/// files.
/// Nobody waits any more for what it was asked; what moderators are still offered they press again.
/// </summary>
public sealed class DiscordFaultsKilled(ITestOutputHelper output)
{
    private const string Messages = "/channels/{channel_id}/messages";
    private const string Answers = "/interactions/{interaction_id}/{interaction_token}/callback";

    private static readonly KillPoint.Request Card = new("POST", Messages, 0);
    private static readonly KillPoint.Request Notice = new("POST", Messages, 1);

    /// <summary>Whatever else an expulsion takes: at these the bot has been killed.</summary>
    private static readonly KillPoint.Request[] Essential =
    [
        Card,
        new("POST", Answers, 0),
        new("POST", Answers, 1),
        new("PATCH", $"{Messages}/{{message_id}}", 0),
        new("POST", Answers, 2),
        new("POST", "/users/@me/channels", 0),
        Notice,
        new("PUT", "/guilds/{guild_id}/bans/{user_id}", 0),
        new("GET", "/guilds/{guild_id}/bans/{user_id}", 0),
        new("PATCH", $"{Messages}/{{message_id}}", 1),
    ];

    [Fact]
    public async Task Killed_at_any_request_of_an_expulsion_nothing_is_lost_and_nothing_is_done_twice()
    {
        await using var town = await DiscordFaultsTown.OpenAsync(output);
        var people = Population(town);
        List<Person> expelled = [people.Dequeue()];
        List<Person> witnesses = [];
        HashSet<KillPoint> reached = [];
        var bot = await town.StartProcessAsync();
        try
        {
            await ListensAsync(town);
            foreach (
                var point in (await StepsAsync(town, expelled[0]))
                    .SelectMany(KillPoint.Around)
                    .Append(new KillPoint.Pressed(DiscordExpulsion.Propose))
                    .Append(new KillPoint.Pressed(DiscordExpulsion.Approve))
            )
            {
                var (member, witness) = (people.Dequeue(), people.Dequeue());
                expelled.Add(member);
                if (!await IsReachedAsync(town, member, point))
                    continue;

                bot = await RestartAsync(town, bot, () => town.Insult(witness));
                reached.Add(point);
                witnesses.Add(witness);
                await new DiscordExpulsion(town, member).RunAsync(CancellationToken.None);
                await town.UntilAsync(() =>
                    town.CardsAbout(witness).Count > 0 && town.Digests.Count == reached.Count && town.Undone == 0
                );
                CheckExpelledOnce(town, member);
                town.Recovered($"killed at {point}");
            }

            Assert.Equal(0, await bot.EndAsync());
        }
        finally
        {
            bot.Dispose();
        }

        Assert.Empty(Essential.SelectMany(KillPoint.Around).Except(reached));
        Assert.All(witnesses, witness => Assert.Single(town.CardsAbout(witness)));
        Assert.All(expelled, member => CheckExpelledOnce(town, member));
        Assert.Equal(expelled.Count + witnesses.Count, town.Cards.Count);
        Assert.Equal(expelled.Count, town.Town.Guild.Bans.Count);
        Assert.Empty(town.Discord.Contract.Violations);
    }

    [Theory]
    [InlineData("Kick", AuditAct.MemberKick)]
    [InlineData("Access", AuditAct.MemberRoleUpdate)]
    public async Task Killed_at_a_removal_that_is_no_ban_it_is_done_once(string removal, AuditAct act)
    {
        await using var town = await DiscordFaultsTown.OpenAsync(
            output,
            $"--Discord:Guilds:0:Removals:0={removal}",
            "--Discord:Guilds:0:AccessRole=Members"
        );
        var people = Population(town);
        List<Person> expelled = [people.Dequeue()];
        var bot = await town.StartProcessAsync();
        try
        {
            await ListensAsync(town);

            // The removal and the first look at what became of it.
            var steps = (await StepsAsync(town, expelled[0]))
                .SkipWhile(step => step.Method != "DELETE")
                .Take(2)
                .ToList();
            Assert.Equal("DELETE", steps[0].Method);
            foreach (var point in steps.SelectMany(KillPoint.Around))
            {
                expelled.Add(people.Dequeue());
                Assert.True(await IsReachedAsync(town, expelled[^1], point));
                bot = await RestartAsync(town, bot, () => { });
                await new DiscordExpulsion(town, expelled[^1]).RunAsync(CancellationToken.None);
                await town.UntilAsync(() => town.Undone == 0);
                town.Recovered($"killed at {point}");
            }

            Assert.Equal(0, await bot.EndAsync());
        }
        finally
        {
            bot.Dispose();
        }

        Assert.All(expelled, member => CheckExpelledOnce(town, member, act));
        Assert.Equal(expelled.Count, town.Cards.Count);
        Assert.Empty(town.Discord.Contract.Violations);
    }

    [Fact]
    public async Task Killed_while_a_message_was_sent_it_is_found_by_its_words_when_Discord_has_forgotten_the_nonce()
    {
        await using var town = await DiscordFaultsTown.OpenAsync(output);
        var people = Population(town);
        var bot = await town.StartProcessAsync();
        List<Person> expelled = [];
        try
        {
            await ListensAsync(town);
            foreach (var sent in new[] { Card, Notice })
            {
                var member = people.Dequeue();
                expelled.Add(member);
                Assert.True(await IsReachedAsync(town, member, new KillPoint.Requested(sent, Done: true)));
                bot = await RestartAsync(town, bot, town.LetNoncesBeForgotten);
                await new DiscordExpulsion(town, member).RunAsync(CancellationToken.None);
                await town.UntilAsync(() => town.Undone == 0);
                town.Recovered($"killed at {sent}, and away for ten minutes");
            }

            Assert.Equal(0, await bot.EndAsync());
        }
        finally
        {
            bot.Dispose();
        }

        Assert.All(expelled, member => CheckExpelledOnce(town, member));
        Assert.Equal(expelled.Count, town.Cards.Count);
    }

    /// <summary>
    /// Here before the bot comes, they are not welcomed: the first that they hear from it is the notice.
    /// </summary>
    private static Queue<Person> Population(DiscordFaultsTown town) =>
        new(Enumerable.Range(1, 100).Select(number => town.Newcomer($"Member {number:000}")));

    /// <summary>Until it listens for the first time: what was said before it came it does not read.</summary>
    private static async Task ListensAsync(DiscordFaultsTown town)
    {
        await town.UntilAsync(() =>
            town.Discord.Journal.Count("PUT", "/applications/{application_id}/guilds/{guild_id}/commands") > 0
        );
        town.Recovered("the first start");
    }

    /// <summary>The requests of an expulsion that nothing disturbs, from the insult to the card's last words.</summary>
    private static async Task<IReadOnlyList<KillPoint.Request>> StepsAsync(DiscordFaultsTown town, Person member)
    {
        var before = town.Discord.Journal.Entries.Count;
        town.Insult(member);
        await new DiscordExpulsion(town, member).RunAsync(CancellationToken.None);
        await town.UntilAsync(() => town.Undone == 0);
        var asked = town
            .Discord.Journal.Entries.Skip(before)
            .Where(entry => entry.Method != "GATEWAY")
            .Select(entry => (entry.Method, entry.Route))
            .ToList();
        town.Recovered("undisturbed");
        return
        [
            .. asked.Select(
                (one, at) =>
                    new KillPoint.Request(one.Method, one.Route, asked.Take(at).Count(earlier => earlier == one))
            ),
        ];
    }

    /// <summary>
    /// Somebody insults, and is to be expelled for it. Ends at the point, or false when all is done without it.
    /// </summary>
    private static async Task<bool> IsReachedAsync(DiscordFaultsTown town, Person member, KillPoint point)
    {
        var pressed = false;
        if (point is KillPoint.Requested requested)
            town.Discord.Faults.OnNextRequests(requested.Fault);
        town.Insult(member);

        using var gone = new CancellationTokenSource();
        var expulsion = new DiscordExpulsion(town, member)
        {
            Pressed = button => pressed |= point == new KillPoint.Pressed(button),
        }.RunAsync(gone.Token);
        await town.UntilAsync(() =>
            town.Discord.Faults.Held > 0
            || pressed
            || expulsion.IsFaulted
            || (expulsion.IsCompleted && town.Undone == 0)
        );
        if (town.Discord.Faults.Held > 0 || pressed)
        {
            await gone.CancelAsync();
            await Task.WhenAny(expulsion);
            return true;
        }

        town.Discord.Faults.Clear();
        await expulsion;
        return false;
    }

    private static async Task<BotProcess> RestartAsync(DiscordFaultsTown town, BotProcess bot, Action meanwhile)
    {
        await bot.KillAsync();
        bot.Dispose();
        await town.UntilAsync(() => town.Discord.Faults.Held == 0);
        meanwhile();
        return await town.StartProcessAsync();
    }

    private static void CheckExpelledOnce(DiscordFaultsTown town, Person member, AuditAct act = AuditAct.MemberBan)
    {
        Assert.True(DiscordFaultsTown.Says(Assert.Single(town.CardsAbout(member)), DiscordExpulsion.Verified));
        var notice = Assert.Single(town.People.DirectMessages(member.User));
        Assert.True(DiscordFaultsTown.Says(notice, "Expulsion under"));
        var removal = Assert.Single(town.Town.Guild.AuditLog, entry => entry.Act == act && entry.Target == member.Id);
        Assert.True(notice.Id < removal.Id, "the notice goes first");
    }
}
