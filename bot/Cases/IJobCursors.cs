using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>How far a scheduled job has come: one row a job.</summary>
/// <param name="LastRun">The instant that it was due when it last ran.</param>
/// <param name="Note">What it has to remember, for example the last clause.</param>
internal sealed record JobCursor(string Job, DateTimeOffset LastRun, string? Note);

/// <summary>Where jobs keep their cursors.</summary>
internal interface IJobCursors
{
    Task<JobCursor?> FindAsync(string job, CancellationToken cancellationToken);

    /// <summary>Moves the cursor and stores what the run wants done, in one transaction.</summary>
    Task AdvanceAsync(
        JobCursor cursor,
        CommunityId community,
        IReadOnlyList<Effect> effects,
        CancellationToken cancellationToken
    );
}
