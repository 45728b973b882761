using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Belong.Bot.Store;

/// <inheritdoc cref="ICursors"/>
internal sealed class EfCursors(BotDatabase database) : ICursors
{
    private const string MovePosition = """
        INSERT INTO positions (community, stream, "cursor") VALUES ($community, $stream, $cursor)
        ON CONFLICT (community, stream) DO UPDATE SET "cursor" = excluded."cursor"
        """;

    private const string MoveJob = """
        INSERT INTO job_cursors (job, last_run, note) VALUES ($job, $last_run, $note)
        ON CONFLICT (job) DO UPDATE SET last_run = excluded.last_run, note = excluded.note
        """;

    public Task<IReadOnlyDictionary<string, string>> PositionsAsync(
        CommunityId community,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyDictionary<string, string>>(
            async context =>
                await context
                    .Positions.Where(row => row.Community == community)
                    .ToDictionaryAsync(row => row.Stream, row => row.Cursor, cancellationToken),
            cancellationToken
        );

    public Task<JobCursor?> FindAsync(string job, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async context =>
                await context.JobCursors.AsNoTracking().SingleOrDefaultAsync(row => row.Job == job, cancellationToken)
                    is { } row
                    ? new JobCursor(row.Job, row.LastRun, row.Note)
                    : null,
            cancellationToken
        );

    /// <summary>Moves an entry's cursors, within its transaction.</summary>
    public static void Move(BotDbContext context, Entry entry)
    {
        if (entry.Positions.Count > 0)
        {
            using var command = context.Prepare(MovePosition, "$community", "$stream", "$cursor");
            command.Parameters[0].Value = entry.Community.Value;
            foreach (var position in entry.Positions)
            {
                command.Parameters[1].Value = position.Stream;
                command.Parameters[2].Value = position.Cursor;
                command.ExecuteNonQuery();
            }
        }

        if (entry.Job is { } job)
        {
            using var command = context.Prepare(MoveJob, "$job", "$last_run", "$note");
            command.Parameters[0].Value = job.Job;
            command.Parameters[1].Value = job.LastRun.ToUnixTimeMilliseconds();
            command.Parameters[2].Value = (object?)job.Note ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }
}
