using System.Collections.Concurrent;
using System.Diagnostics;

namespace Belong.Benchmarks;

/// <summary>
/// From sending a POST to its card arriving in a moderator's event stream, at 200 messages a second of which 1 % are
/// flagged, sent by the clock whatever the answers do. Baseline: the answer to the POST itself.
/// </summary>
internal static class CardLatency
{
    private const int Rate = 200;
    private const int Seconds = 30;

    public static async Task RunAsync()
    {
        using var scratch = new Scratch();
        using var bot = await Subject.BotAsync(scratch.Path);
        var speakers = await bot.JoinAsync(Rate * Seconds / 100);
        await RunOnceAsync(bot, [.. speakers.Take(5)], 0, 5);
        var (answers, cards) = await RunOnceAsync(bot, speakers, 1_000_000, Seconds);
        Report("answer to the POST (baseline)", answers);
        Report("card visible to a moderator", cards);
    }

    private static async Task<(List<double> Answers, List<double> Cards)> RunOnceAsync(
        Subject bot,
        string[] speakers,
        int firstNumber,
        int seconds
    )
    {
        var sent = new ConcurrentDictionary<int, long>();
        var answers = new ConcurrentBag<double>();
        var cards = new ConcurrentDictionary<int, double>();
        using var stop = new CancellationTokenSource();
        var watching = WatchAsync(bot, sent, cards, stop.Token);

        var count = Rate * seconds;
        List<Task> posts = [];
        var clock = Stopwatch.StartNew();
        while (posts.Count < count)
        {
            while (posts.Count < count && posts.Count < clock.Elapsed.TotalSeconds * Rate)
                posts.Add(PostAsync(posts.Count));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, stop.Token);
        }

        await Task.WhenAll(posts);
        while (cards.Count < sent.Count)
            await Task.Yield();
        await stop.CancelAsync();
        await watching;
        return ([.. answers], [.. cards.Values]);

        async Task PostAsync(int number)
        {
            var attack = number % 100 == 0;
            var from = Stopwatch.GetTimestamp();
            if (attack)
                sent[firstNumber + number] = from;
            await bot.SayAsync(
                speakers[number / 100 % speakers.Length],
                attack ? Talk.Attack(firstNumber + number) : Talk.Benign[number % Talk.Benign.Count],
                stop.Token
            );
            answers.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
    }

    /// <summary>Reads the moderators' events and notes when the card of each attack came.</summary>
    private static async Task WatchAsync(
        Subject bot,
        ConcurrentDictionary<int, long> sent,
        ConcurrentDictionary<int, double> cards,
        CancellationToken stop
    )
    {
        try
        {
            await using var stream = await bot.Http.GetStreamAsync("/local/events?as=moderator-1", stop);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(stop) is { } line)
            {
                var arrived = Stopwatch.GetTimestamp();
                if (
                    !line.StartsWith("data:", StringComparison.Ordinal)
                    || !line.Contains("says number", StringComparison.Ordinal)
                    || !line.Contains("\"card\":{", StringComparison.Ordinal)
                )
                {
                    continue;
                }

                foreach (var (number, from) in sent)
                {
                    if (!cards.ContainsKey(number) && line.Contains($"says number {number}.", StringComparison.Ordinal))
                        cards[number] = Stopwatch.GetElapsedTime(from, arrived).TotalMilliseconds;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Everything has been seen.
        }
    }

    private static void Report(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine(
            $"{what, -46}{milliseconds[milliseconds.Count / 2], 8:0.0} ms "
                + $"median{milliseconds[(int)(milliseconds.Count * 0.99)], 8:0.0} ms 99th percentile of "
                + $"{milliseconds.Count}"
        );
    }
}
