using System.Diagnostics;

namespace Belong.Benchmarks;

/// <summary>
/// Messages a second through everything: HTTP, the community's file, screening, the record; 1 % are flagged. The clock
/// stops when the last flag is stored. Baselines: the web server alone, and one SQLite insert a message.
/// </summary>
internal static class PipelineSpeed
{
    public const int Messages = 30_000;

    private const int Connections = 64;

    public static async Task RunAsync()
    {
        using var scratch = new Scratch();
        using (var echo = await Subject.EchoAsync(scratch.Path))
            Report("bare HTTP echo", await SendAsync(echo, ["nobody"], 0), Messages);
        Report("bare SQLite insert a message (WAL, FULL)", InsertOneByOne(scratch), Messages / 10);

        using var bot = await Subject.BotAsync(scratch.Path);
        var (elapsed, _) = await MeasureAsync(bot, scratch);
        Report("whole pipeline, POST to stored flag", elapsed, Messages);
        Console.WriteLine($"{"resident memory afterwards", -46}{bot.ResidentMegabytes, 10:0} MB");
    }

    /// <summary>One run of the pipeline on a running bot; how many flags it stored.</summary>
    public static async Task<(TimeSpan Elapsed, long Flags)> MeasureAsync(Subject bot, Scratch scratch)
    {
        var speakers = await bot.JoinAsync(Messages / 100);
        await SendAsync(bot, speakers, 0, Messages / 20);

        using var record = Scratch.Open(scratch.Record);
        var before = Scratch.Ask(record, "SELECT count(*) FROM screened_messages WHERE flagged");
        var clock = Stopwatch.StartNew();
        await SendAsync(bot, speakers, 100, Messages);
        while (Scratch.Ask(record, "SELECT count(*) FROM screened_messages WHERE flagged") < before + (Messages / 100))
            await Task.Yield();
        return (clock.Elapsed, Scratch.Ask(record, "SELECT count(*) FROM screened_messages WHERE flagged") - before);
    }

    private static async Task<TimeSpan> SendAsync(
        Subject subject,
        string[] speakers,
        int attackEvery,
        int count = Messages
    )
    {
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Connections },
            async (number, stop) =>
            {
                var attack = attackEvery > 0 && number % attackEvery == 0;
                var who = speakers[(attack ? number / attackEvery : number) % speakers.Length];
                var text = attack ? Talk.Attack(number) : $"{Talk.Benign[number % Talk.Benign.Count]} ({number})";
                await subject.SayAsync(who, text, stop);
            }
        );
        return clock.Elapsed;
    }

    private static TimeSpan InsertOneByOne(Scratch scratch)
    {
        using var connection = Scratch.Open(Path.Combine(scratch.Path, "baseline.db"));
        Scratch.Do(
            connection,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE said (id INTEGER "
                + "PRIMARY KEY, text TEXT)"
        );
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO said (text) VALUES ($text)";
        var text = insert.Parameters.Add("$text", Microsoft.Data.Sqlite.SqliteType.Text);
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < Messages / 10; number++)
        {
            text.Value = Talk.Benign[number % Talk.Benign.Count];
            insert.ExecuteNonQuery();
        }

        return clock.Elapsed;
    }

    private static void Report(string what, TimeSpan elapsed, int count) =>
        Console.WriteLine($"{what, -46}{count / elapsed.TotalSeconds, 10:0} messages/s");
}
