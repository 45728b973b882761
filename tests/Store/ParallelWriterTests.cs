using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Store;

public sealed class ParallelWriterTests : IDisposable
{
    private const int Writers = 8;
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Of_many_who_decide_at_once_one_wins_and_the_others_are_told()
    {
        var file = await _store.CaseAsync();

        var won = await AllAtOnceAsync(writer =>
            _store.AppendAsync(
                Given.ChangeOf(file, new CaseEvent.Claimed(Given.Monday, new MemberId($"moderator-{writer}"))) with
                {
                    Effects = [new Effect.ShowCard()],
                },
                None
            )
        );

        Assert.Equal(1, won);
        Assert.Equal(3, (await _store.Cases.FindAsync(file.Id, None))!.State.Version);
        Assert.Equal(1, _store.Sql<long>("SELECT count(*) FROM effects"));
    }

    [Fact]
    public async Task Of_many_who_open_a_case_about_one_subject_at_once_one_does()
    {
        var won = await AllAtOnceAsync(writer =>
            _store.AppendAsync(Given.NewCase(Given.Opened(), Given.Flagged($"local:{writer}")), None)
        );

        Assert.Equal(1, won);
        Assert.Equal(1, _store.Sql<long>("SELECT count(*) FROM cases"));
        Assert.Equal(1, _store.Sql<long>("SELECT count(*) FROM case_evidence"));
    }

    [Fact]
    public async Task Writers_that_try_again_lose_nothing_while_readers_read()
    {
        var file = await _store.CaseAsync();
        using var done = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            var reads = 0;
            while (!done.IsCancellationRequested)
            {
                var seen = (await _store.Cases.FindAsync(file.Id, None))!.State;
                Assert.Equal(seen.Version, 2 + seen.Notes.Count);
                reads++;
            }

            return reads;
        });

        await AllAtOnceAsync(async writer =>
        {
            for (var i = 0; i < 5; i++)
                await NoteAsync(file.Id, $"{writer}-{i}");
        });
        await done.CancelAsync();

        Assert.True(await reader > 0);
        var notes = (await _store.Cases.FindAsync(file.Id, None))!.State.Notes;
        Assert.Equal(Writers * 5, notes.Select(note => note.Text).Distinct().Count());
    }

    [Fact]
    public async Task Batches_of_messages_from_many_sides_are_recorded_once_each()
    {
        await AllAtOnceAsync(writer =>
            _store.Record.AppendAsync(
                new Entry(Given.Community)
                {
                    Messages = [.. Enumerable.Range(writer * 50, 100).Select(i => Given.Said($"local:{i}"))],
                },
                None
            )
        );

        Assert.Equal((Writers + 1) * 50, _store.Sql<long>("SELECT count(*) FROM screened_messages"));
    }

    /// <summary>How many of them were not told that they were late.</summary>
    private static async Task<int> AllAtOnceAsync(Func<int, Task> write)
    {
        using var together = new Barrier(Writers);
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Factory.StartNew(
                            async () =>
                            {
                                together.SignalAndWait();
                                try
                                {
                                    await write(writer);
                                    return 1;
                                }
                                catch (StaleCaseException)
                                {
                                    return 0;
                                }
                            },
                            None,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                        .Unwrap()
                )
        );
        return results.Sum();
    }

    private async Task NoteAsync(CaseId id, string text)
    {
        while (true)
        {
            var file = (await _store.Cases.FindAsync(id, None))!;
            try
            {
                await _store.AppendAsync(
                    Given.ChangeOf(file, new CaseEvent.NoteAdded(Given.Monday, Given.Moderator, text)),
                    None
                );
                return;
            }
            catch (StaleCaseException)
            {
                // Somebody was first: load and try again, as CaseService does.
            }
        }
    }
}
