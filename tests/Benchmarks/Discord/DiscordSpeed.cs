using System.Diagnostics;
using System.Globalization;
using Belong.FakeDiscord;

namespace Belong.Benchmarks.Discord;

/// <summary>
/// The bot on the fake Discord: events a second from the socket until they are screened and stored, what an event
/// allocates, memory over many events, and how long it takes after an outage until everything is screened. Requests are
/// limited as Discord limits them. Baseline: discord.js, which only counts the same events from the same fake.
/// </summary>
internal static class DiscordSpeed
{
    private const int WarmUp = 40_000;
    private const int Rounds = 3;
    private const int InRound = 60_000;
    private const int Missed = 4_000;
    private const int Chunk = 10_000;
    private const int Samples = 10;

    /// <param name="events">How many events the memory is watched over.</param>
    public static async Task RunAsync(int events)
    {
        await using var discord = await FakeDiscordServer.StartAsync(
            new FakeDiscordOptions { IdentifyEvery = TimeSpan.FromMilliseconds(10), ReplayEvents = 1000 }
        );
        var crowd = new Crowd(discord);
        if (CountingClient.Lacking() is { } lacking)
        {
            Console.WriteLine($"no baseline: {lacking}");
        }
        else
        {
            await CountAsync(discord, crowd, compressed: false);
            await CountAsync(discord, crowd, compressed: true);
        }

        using var scratch = new Scratch();
        using var bot = await GaugedBot.StartAsync(scratch.Path, discord);
        using var progress = new Progress(scratch.Record);
        await Progress.UntilAsync(
            () => discord.Gateway.Online == 1 && discord.Commands.All.Count > 0,
            "The bot did not log in"
        );
        var before = crowd.Said;
        await SpeedAsync(bot, crowd, progress);
        await MemoryAsync(bot, crowd, progress, before, events);
        await ReconnectAsync(discord, crowd, progress);
        Console.WriteLine(
            $"{"messages said, and screened", -46}{crowd.Said - before, 10} {progress.Screened, 10}, "
                + $"{progress.Flagged} of them flagged"
        );
    }

    private static async Task CountAsync(FakeDiscordServer discord, Crowd crowd, bool compressed)
    {
        using (
            var client = await CountingClient.StartAsync(
                discord,
                compressed,
                Enumerable.Range(0, Rounds + 1).Select(round => WarmUp + (round * InRound))
            )
        )
        {
            await OnceAsync(crowd, WarmUp, _ => client.UntilCountedAsync());
            var from = client.Gauge;
            var rates = await RateAsync(crowd, _ => client.UntilCountedAsync());
            Report(
                $"{client.Name} counting{(compressed ? ", zlib-stream" : "")} " + $"(baseline)",
                rates,
                from,
                client.Gauge
            );
        }

        await Progress.UntilAsync(() => discord.Gateway.Online == 0, "discord.js did not go");
        discord.Gateway.ForgetSessions();
    }

    private static async Task SpeedAsync(GaugedBot bot, Crowd crowd, Progress progress)
    {
        await OnceAsync(crowd, WarmUp, progress.UntilScreenedAsync);
        var from = await bot.GaugeAsync();
        var rates = await RateAsync(crowd, progress.UntilScreenedAsync);
        var to = await bot.GaugeAsync();
        Report("bot, zlib-stream, socket to screened", rates, from, to);
        Console.WriteLine(
            $"{"allocated by the bot", -46}{(to.Allocated - from.Allocated) / (Rounds * InRound), 10} "
                + $"bytes/event, everything that follows from it included"
        );
    }

    /// <summary>More of the same, in chunks, and what the bot holds meanwhile.</summary>
    private static async Task MemoryAsync(GaugedBot bot, Crowd crowd, Progress progress, int before, int events)
    {
        Console.WriteLine($"{"memory after so many events", -46}{"resident", 10} {"heap", 10}");
        List<(int Events, Gauge Gauge)> samples = [];
        while (crowd.Said - before < events)
        {
            await OnceAsync(crowd, Math.Min(Chunk, events - (crowd.Said - before)), progress.UntilScreenedAsync);
            var so = crowd.Said - before;
            if (so < events && samples.Count > 0 && so - samples[^1].Events < events / Samples)
                continue;
            samples.Add((so, await bot.GaugeAsync()));
            Console.WriteLine(
                $"{so.ToString("#,0", CultureInfo.InvariantCulture), 46}{samples[^1].Gauge.Resident / 1e6, 7:0} MB "
                    + $"{samples[^1].Gauge.Heap / 1e6, 7:0} MB"
            );
        }

        // The last quarter: before it, what the bot remembers up to a bound (who said what, the last messages) fills
        // up.
        var from = samples.FirstOrDefault(sample => sample.Events >= events * 3L / 4);
        var to = samples.LastOrDefault();
        if (to.Events <= from.Events)
            return;
        var (span, grown) = (to.Events - from.Events, to.Gauge.Resident - from.Gauge.Resident);
        Console.WriteLine(
            $"{$"grown in the last {span.ToString("#,0", CultureInfo.InvariantCulture)} events", -46}{grown / 1e6, 7:0} MB, {(double)grown / span:0} bytes/event"
        );
    }

    /// <summary>
    /// The connection is cut and the session lost; what is said meanwhile is read by REST, as fast as its limits allow.
    /// </summary>
    private static async Task ReconnectAsync(FakeDiscordServer discord, Crowd crowd, Progress progress)
    {
        discord.Faults.GatewayUnreachable = true;
        discord.Gateway.Drop();
        await Progress.UntilAsync(() => discord.Gateway.Online == 0, "The connection was not cut");
        discord.Gateway.ForgetSessions();
        var last = crowd.SayUnheard(Missed);

        var clock = Stopwatch.StartNew();
        discord.Faults.GatewayUnreachable = false;
        await Progress.UntilAsync(() => discord.Gateway.Online == 1, "The bot did not come back");
        var back = clock.Elapsed;
        foreach (var message in last)
            await progress.UntilScreenedAsync(message);
        var caughtUp = clock.Elapsed - back;
        Console.WriteLine(
            $"{"cut until a new session stands", -46}{back.TotalSeconds, 10:0.0} s, of which Discord's "
                + $"rules ask for 1 to 5.5"
        );
        Console.WriteLine(
            $"{$"then until {Missed} missed messages are screened", -46}{caughtUp.TotalSeconds, 10:0.0} s, "
                + $"{Missed / caughtUp.TotalSeconds:0} messages/s"
        );
    }

    private static async Task<List<double>> RateAsync(Crowd crowd, Func<FakeDiscord.World.Message, Task> until)
    {
        List<double> rates = [];
        for (var round = 0; round < Rounds; round++)
            rates.Add(InRound / (await OnceAsync(crowd, InRound, until)).TotalSeconds);
        return rates;
    }

    /// <summary>The clock starts when the events, which stand ready, begin to leave.</summary>
    private static async Task<TimeSpan> OnceAsync(Crowd crowd, int count, Func<FakeDiscord.World.Message, Task> until)
    {
        var last = crowd.Prepare(count);
        var clock = Stopwatch.StartNew();
        crowd.Release();
        await until(last);
        return clock.Elapsed;
    }

    private static void Report(string what, List<double> rates, Gauge from, Gauge to)
    {
        var each = (to.Processor - from.Processor).TotalMicroseconds / (Rounds * InRound);
        rates.Sort();
        Console.WriteLine(
            $"{what, -46}{rates[Rounds / 2], 10:0} events/s ({rates[0]:0} to {rates[^1]:0}), {each:0} "
                + $"microseconds of processor each, {to.Resident / 1e6:0} MB resident"
        );
    }
}
