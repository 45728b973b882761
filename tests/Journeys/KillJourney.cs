using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Journeys;

/// <summary>
/// The process is killed with SIGKILL again and again, while people speak and moderators decide. Afterwards nothing is
/// lost and nothing is there twice: each insult has its case, each decision its notice, each newcomer their welcome.
/// </summary>
public sealed class KillJourney
{
    private const int Kills = 12;
    private const int Speakers = 4;

    // One seed a run would always kill at the same counts; the machine's own jitter does the rest.
    private readonly Random _random = new(20261120);
    private readonly ConcurrentDictionary<string, string> _speakers = new();
    private readonly ConcurrentDictionary<string, bool> _warned = new();
    private int _named;

    [Fact]
    public async Task Killed_at_any_moment_nothing_is_lost_and_nothing_is_done_twice()
    {
        using var folder = new TemporaryFolder();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var bot = await BotProcess.StartAsync(folder.Path);
            using var stop = new CancellationTokenSource();
            var answers = 0;
            var enough = new TaskCompletionSource();

            // Sometimes while it is still waking up and catching up, sometimes in the middle of everything.
            var until = kill % 3 == 0 ? _random.Next(1, 30) : _random.Next(40, 100);
            var people = Enumerable
                .Range(0, Speakers)
                .Select(_ => SpeakAsync(bot.Community, Count, stop.Token))
                .Append(ModerateAsync(bot.Community, Count, stop.Token))
                .ToList();
            await enough.Task;
            await bot.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(people);

            void Count()
            {
                if (Interlocked.Increment(ref answers) >= until)
                    enough.TrySetResult();
            }
        }

        using var last = await BotProcess.StartAsync(folder.Path);
        await SettleAsync(last.Community);
        await CheckAsync(last.Community);
        Assert.Equal(0, await last.EndAsync());
    }

    /// <summary>Newcomers join and insult somebody, one after the other, until the process is gone.</summary>
    private async Task SpeakAsync(CommunityDriver community, Action count, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var name = $"Newcomer {Interlocked.Increment(ref _named)}";
            try
            {
                var joined = await community.SendAsync(
                    HttpMethod.Post,
                    "/local/members",
                    new JsonObject
                    {
                        // Of many accounts made today the bot would think that they are a raid, and welcome nobody.
                        ["name"] = name,
                        ["accountCreated"] = "2020-01-01T00:00:00Z",
                    }
                );
                var id = CommunityDriver.Id(joined.Expect(HttpStatusCode.Created));
                _speakers[id] = "joined";
                count();
                await community.SayAsync(id, $"@Member Two you are a pathetic idiot, says {name}.");
                _speakers[id] = "insulted";
                count();
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private async Task ModerateAsync(CommunityDriver community, Action count, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                foreach (var card in await community.CardsAsync())
                {
                    if (!CommunityDriver.Verbs(card).Contains("warn"))
                        continue;

                    var answered = await community.PressAsync(
                        "moderator-1",
                        card,
                        "warn",
                        new JsonObject { ["words"] = "" }
                    );
                    if (answered.Status == HttpStatusCode.OK)
                        _warned[card.Field("About")] = true;
                    count();
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Everything that was acknowledged is waited for; a last insult marks the end of what was said before.
    /// </summary>
    private async Task SettleAsync(CommunityDriver community)
    {
        await community.SayAsync("member-4", "@Member Two you are a pathetic idiot, says the last one.");
        await community.CardSayingAsync("says the last one");
        await community.UntilAsync(
            "moderator-1",
            async () =>
            {
                var cards = await community.CardsAsync();
                var insulted = _speakers.Count(speaker => speaker.Value == "insulted");
                var settled = cards.Count >= insulted + 1 && cards.All(card => !card.Says("on its way"));
                foreach (var speaker in _speakers.Keys)
                {
                    settled =
                        settled && (await community.InboxAsync(speaker)).Any(message => message.Says("Welcome, "));
                }

                return settled ? cards : null;
            }
        );
    }

    private async Task CheckAsync(CommunityDriver community)
    {
        var cards = await community.CardsAsync();
        var about = cards.Select(card => card.Field("About")).ToList();
        Assert.Equal(about.Distinct().Count(), about.Count);

        var members = await community.GetAsync("/local/members");
        var names = members
            .AsArray()
            .ToDictionary(member => member!["id"]!.GetValue<string>(), member => member!["name"]!.GetValue<string>());
        foreach (var (id, state) in _speakers)
        {
            var inbox = await community.InboxAsync(id);
            Assert.Single(inbox, message => message.Says("Welcome, "));

            var card = cards.SingleOrDefault(one => one.Field("About") == names[id]);
            if (state == "insulted")
                Assert.NotNull(card);

            // Decided is told once; what nobody decided is not told at all.
            var warned = card?.Says("warning by") ?? false;
            Assert.True(warned || !_warned.ContainsKey(names[id]), $"the decision about {names[id]} is lost");
            Assert.Equal(warned ? 1 : 0, inbox.Count(message => message.Says("Warning under")));
        }
    }
}
