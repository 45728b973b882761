using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Store;

public sealed class JobCursorTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_job_that_never_ran_has_no_cursor() =>
        Assert.Null(await _store.Cursors.FindAsync("reminder", None));

    [Fact]
    public async Task A_cursor_moves_with_what_the_run_wants_done()
    {
        var reminder = new Effect.RemindChannel(Given.Forum, new ClauseId("M2i"));
        await MoveAsync(new JobCursor("reminder", Given.Monday, "C20"), reminder);
        var moved = new JobCursor("reminder", Given.Monday.AddDays(1), null);
        await MoveAsync(moved);

        Assert.Equal(moved, await _store.Cursors.FindAsync("reminder", None));
        Assert.Equal(
            reminder,
            (await _store.Effects.ListReadyAsync(Given.Community, _store.Time.GetUtcNow(), [], 10, None))
                .Single()
                .Effect
        );
    }

    [Fact]
    public async Task A_cursor_stays_where_it_was_when_its_effects_cannot_be_stored()
    {
        var first = new JobCursor("reminder", Given.Monday, null);
        await MoveAsync(first);
        var twice = new Effect.Welcome(new MemberId("local:ash"));

        await Assert.ThrowsAnyAsync<Exception>(() =>
            MoveAsync(first with { LastRun = Given.Monday.AddDays(1) }, twice, twice)
        );

        Assert.Equal(first, await _store.Cursors.FindAsync("reminder", None));
    }

    private async Task MoveAsync(JobCursor cursor, params Effect[] effects) =>
        await _store.Record.AppendAsync(new Entry(Given.Community) { Job = cursor, Effects = effects }, None);
}
