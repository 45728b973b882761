using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.World;
using Belong.Tests.Platforms.Discord;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace Belong.Tests.Journeys;

/// <summary>Discord's REST interface fails while the whole bot shows cards, tells members and bans.</summary>
[Collection(GatewayCollection.Name)]
public sealed class DiscordFaultsRest(ITestOutputHelper output)
{
    private static readonly (string Method, string Path)[] Deeds =
    [
        ("POST", "^/channels/[0-9]+/messages$"),
        ("PATCH", "^/channels/[0-9]+/messages/"),
        ("POST", "^/users/@me/channels$"),
        ("PUT", "/bans/"),
        ("GET", "/bans/[0-9]+$"),
    ];

    public static TheoryData<string, RestFault> Faults =>
        new()
        {
            {
                "429 with all headers",
                new RestFault(RestFaultKind.TooMany) { Times = 3 }
            },
            {
                "429 without headers",
                new RestFault(RestFaultKind.TooManyWithoutHeaders) { Times = 3 }
            },
            {
                "429 for the whole bot",
                new RestFault(RestFaultKind.TooManyGlobal) { Times = 3 }
            },
            {
                "429 that others caused",
                new RestFault(RestFaultKind.TooManyShared) { Times = 3 }
            },
            {
                "429 of the edge, in HTML",
                new RestFault(RestFaultKind.Cloudflare) { Times = 2 }
            },
            {
                "500 in a burst",
                new RestFault(RestFaultKind.Status) { Status = 500, Times = 8 }
            },
            {
                "502 in a burst",
                new RestFault(RestFaultKind.Status) { Status = 502, Times = 8 }
            },
            {
                "503 in a burst",
                new RestFault(RestFaultKind.Status) { Status = 503, Times = 8 }
            },
            {
                "504 in a burst",
                new RestFault(RestFaultKind.Status) { Status = 504, Times = 8 }
            },
            {
                "answers past the time-out",
                new RestFault(RestFaultKind.Slow) { Delay = TimeSpan.FromSeconds(6), Times = 1 }
            },
            {
                "connections reset",
                new RestFault(RestFaultKind.ResetBefore) { Times = 4 }
            },
            {
                "answers lost after the deed",
                new RestFault(RestFaultKind.LostAnswer) { Times = 2 }
            },
            // Not many more: who is found to be banned is not banned again, and the rest of the fault would never come.
            {
                "more answers lost than the bot tries in one go",
                new RestFault(RestFaultKind.LostAnswer) { Times = 6 }
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Cards_notices_and_bans_outlive_a_fault_once_each(string name, RestFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        await using var town = await DiscordFaultsTown.OpenAsync(output);
        var (alice, bob, carol) = (town.Town.Alice, town.Town.Bob, town.Newcomer("Carol"));
        await using var bot = await town.StartAsync();
        foreach (var (method, path) in Deeds)
        {
            town.Discord.Faults.OnNextRequests(
                fault with
                {
                    Method = method,
                    Path = path,
                    RetryAfter = TimeSpan.FromMilliseconds(100),
                }
            );
        }

        var injected = town.Discord.Faults.Pending;

        town.Insult(alice);
        town.Insult(bob);
        town.Insult(carol);
        await town.WarnAsync(bob);
        await town.ExpelAsync(alice);
        await town.UntilAsync(() => town.Told(bob, "Warning under").Count > 0 && town.CardsAbout(carol).Count > 0);
        await town.CardAsync(bob, "notice delivered");
        Assert.Equal(0, town.Discord.Faults.Pending);

        // No busy loop: the work itself takes about sixty requests, and each fault at most two more.
        Assert.InRange(town.Requests, 1, 100 + (2 * injected));
        var refusals =
            fault.Kind
            is RestFaultKind.TooMany
                or RestFaultKind.TooManyWithoutHeaders
                or RestFaultKind.TooManyGlobal
                or RestFaultKind.Cloudflare;
        Assert.InRange(town.Discord.InvalidRequests, 0, refusals ? injected : 0);
        town.Recovered(name);

        Assert.All([alice, bob, carol], one => Assert.Single(town.CardsAbout(one)));
        Assert.Equal(3, town.Cards.Count);
        Assert.Single(town.Told(bob, "Warning under"));
        Assert.Single(town.Told(alice, "Expulsion under"));
        Assert.Single(town.Town.Guild.AuditLog, entry => entry.Act == AuditAct.MemberBan);
        Assert.Empty(town.Discord.Contract.Violations);
    }

    [Fact]
    public async Task A_card_whose_answer_was_lost_before_long_trouble_is_not_posted_again()
    {
        await using var town = await DiscordFaultsTown.OpenAsync(output);

        // One clock for both, so that minutes go by for the bot and for Discord's memory of nonces alike.
        await using var bot = await town.StartAsync(services =>
            services.AddSingleton<TimeProvider>(town.Discord.Clock)
        );
        var post = new RestFault(RestFaultKind.LostAnswer)
        {
            Method = "POST",
            Path = "^/channels/[0-9]+/messages$",
            Times = 1,
        };
        town.Discord.Faults.OnNextRequests(post);
        town.Discord.Faults.OnNextRequests(post with { Kind = RestFaultKind.Status, Times = 1000 });
        town.Insult(town.Town.Alice);
        for (var minutes = 0; minutes < 10; minutes++)
        {
            // Short trouble and long trouble: each try comes less than a minute, or more, after the one before.
            var pending = town.Discord.Faults.Pending;
            await town.UntilAsync(() =>
                town.Discord.Faults.Pending <= pending - 6
                || DiscordFaultsTown.Ask(bot.Folder.Database, DiscordFaultsTown.UndoneSql) == 0
            );
            town.Discord.Clock.Advance(TimeSpan.FromSeconds(minutes < 5 ? 50 : 100));
        }

        town.Discord.Faults.Clear();
        await town.WarnAsync(town.Town.Alice);
        await town.UntilAsync(() => town.Told(town.Town.Alice, "Warning under").Count > 0);
        town.Recovered("a lost answer and ten minutes of trouble");

        Assert.Single(town.Cards);
    }
}
