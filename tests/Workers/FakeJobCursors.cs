using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Tests.Support;

namespace Belong.Tests.Workers;

/// <summary>Cursors in memory, with what each run wanted done.</summary>
internal sealed class FakeJobCursors : IJobCursors
{
    private readonly Dictionary<string, JobCursor> _byJob = [];

    public Happenings<(JobCursor Cursor, IReadOnlyList<Effect> Effects)> Moves { get; } = new();

    public IReadOnlyList<Effect> Effects => [.. Moves.All.SelectMany(move => move.Effects)];

    public Task<JobCursor?> FindAsync(string job, CancellationToken cancellationToken) =>
        Task.FromResult(_byJob.GetValueOrDefault(job));

    public Task AdvanceAsync(
        JobCursor cursor,
        CommunityId community,
        IReadOnlyList<Effect> effects,
        CancellationToken cancellationToken
    )
    {
        _byJob[cursor.Job] = cursor;
        Moves.Add((cursor, effects));
        return Task.CompletedTask;
    }
}
