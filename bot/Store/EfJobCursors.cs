using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <inheritdoc cref="IJobCursors"/>
internal sealed class EfJobCursors(BotDatabase database, EffectSignal signal) : IJobCursors
{
    public Task<JobCursor?> FindAsync(string job, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async context =>
                await context.JobCursors.AsNoTracking().SingleOrDefaultAsync(row => row.Job == job, cancellationToken)
                    is { } row
                    ? new JobCursor(row.Job, row.LastRun, row.Note)
                    : null,
            cancellationToken
        );

    public async Task AdvanceAsync(
        JobCursor cursor,
        CommunityId community,
        IReadOnlyList<Effect> effects,
        CancellationToken cancellationToken
    )
    {
        await database.WriteAsync(
            async context =>
            {
                var row = await context.JobCursors.SingleOrDefaultAsync(
                    row => row.Job == cursor.Job,
                    cancellationToken
                );
                if (row is null)
                    context.JobCursors.Add(row = new JobCursorRow { Job = cursor.Job });
                row.LastRun = cursor.LastRun;
                row.Note = cursor.Note;
                await EffectRows.AddAsync(context, community, caseId: null, effects, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

        if (effects.Count > 0)
            signal.Raise();
    }
}
