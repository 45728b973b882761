namespace Belong.Benchmarks;

/// <summary>
/// The pipeline on an empty record, and on one that holds a million cases: the cost a message stays the same.
/// </summary>
internal static class Growth
{
    private const int Cases = 1_000_000;

    public static async Task RunAsync()
    {
        using var empty = new Scratch();
        using (var bot = await Subject.BotAsync(empty.Path))
            await ReportAsync("record with no case", bot, empty);

        using var full = new Scratch();
        using (await Subject.BotAsync(full.Path))
        {
            // Creates the files.
        }

        Fill(full);
        using var grown = await Subject.BotAsync(full.Path);
        await ReportAsync($"record with {Cases:#,0} cases", grown, full);
        Console.WriteLine($"{"size of that record", -46}{new FileInfo(full.Record).Length / 1e6, 10:0} MB");
        Console.WriteLine($"{"resident memory afterwards", -46}{grown.ResidentMegabytes, 10:0} MB");
    }

    private static async Task ReportAsync(string what, Subject bot, Scratch scratch)
    {
        var (elapsed, flags) = await PipelineSpeed.MeasureAsync(bot, scratch);
        Console.WriteLine(
            $"{what, -46}{PipelineSpeed.Messages / elapsed.TotalSeconds, 10:0} messages/s, {flags} flags, "
                + $"{elapsed.TotalMilliseconds * 1000 / PipelineSpeed.Messages:0} microseconds each"
        );
    }

    /// <summary>
    /// Closed cases of many members, with their events, evidence and screened messages, as plain rows.
    /// </summary>
    private static void Fill(Scratch scratch)
    {
        using var record = Scratch.Open(scratch.Record);
        using var command = record.CreateCommand();
        command.CommandText = Rows;
        command.Parameters.AddWithValue("$cases", Cases);
        command.CommandTimeout = 600;
        command.ExecuteNonQuery();
    }

    private const string Rows = """
        BEGIN;
        CREATE TEMP TABLE number AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $cases) SELECT i FROM n;
        INSERT INTO cases (community, subject, queue, status, clause, urgent, opened_at, shadow, proposal_pending, version)
            SELECT 'local:main', 'local:past-' || (i % 100000), 'Moderators', 'Closed', 'C1', 0, 1700000000000 + i, 0, 0, 2 FROM number;
        INSERT INTO case_evidence (community, message, case_id) SELECT 'local:main', 'local:past-' || i, i FROM number;
        INSERT INTO screened_messages (community, message, edit, channel, author, at, fingerprint, scores, flagged)
            SELECT 'local:main', 'local:past-' || i, 0, 'local:forum', 'local:past-' || (i % 100000), 1700000000000 + i, NULL, '{}', 1 FROM number;
        COMMIT;
        """;
}
