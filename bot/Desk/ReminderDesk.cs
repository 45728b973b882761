using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;

namespace Belong.Bot.Desk;

/// <summary>
/// Chooses the clause of a reminder and stores that it is to be posted, together with the memory of it: never the same
/// clause twice running in a channel, sooner those that were lately misunderstood.
/// </summary>
internal sealed class ReminderDesk(ICursors cursors, IRecord record, ICaseLists cases, CommunityCharter charter)
{
    /// <summary>How far back a clause counts as lately misunderstood.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>
    /// Posts a reminder to a channel (by the effect queue) and moves the job's cursor, at once or not at all.
    /// </summary>
    /// <param name="job">The plan's cursor.</param>
    /// <param name="allowed">The clauses to choose from; empty for all that can be reminded of.</param>
    /// <param name="at">When it was due.</param>
    /// <param name="onceFor">Names this reminder, so that it is stored once; null for one that a person asked
    /// for.</param>
    /// <returns>The clause; null when there is none to remind of.</returns>
    public async Task<Clause?> RemindAsync(
        string job,
        CommunityId community,
        ChannelId channel,
        IReadOnlyCollection<ClauseId> allowed,
        DateTimeOffset at,
        string? onceFor,
        CancellationToken cancellationToken
    )
    {
        var cursor = await cursors.FindAsync(job, cancellationToken);
        var posted = Posted(cursor);
        var clauses = charter.Remindable.Where(clause => allowed.Count == 0 || allowed.Contains(clause.Id)).ToList();
        var misunderstood = await cases.CountByClauseAsync(community, at - Lately, cancellationToken);
        if (ReminderChoice.Next(clauses, misunderstood, posted) is not { } next)
            return null;

        var note = string.Join(',', posted.Append(next.Id).TakeLast(charter.Remindable.Count));
        await record.AppendAsync(
            new Entry(community)
            {
                Job = new JobCursor(job, at, note),
                Effects = [new Effect.RemindChannel(channel, next.Id) { OnceFor = onceFor }],
            },
            cancellationToken
        );
        return next;
    }

    private static List<ClauseId> Posted(JobCursor? cursor) =>
        [.. (cursor?.Note ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new ClauseId(id))];
}
