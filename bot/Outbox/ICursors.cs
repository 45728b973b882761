using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Outbox;

/// <summary>
/// How far everything has come that goes on after a stop. A cursor moves with what it has led to, in one
/// <see cref="Entry"/>, and in no other way.
/// </summary>
internal interface ICursors
{
    /// <summary>How far each stream of a community has been handled.</summary>
    Task<IReadOnlyDictionary<string, string>> PositionsAsync(
        CommunityId community,
        CancellationToken cancellationToken
    );

    /// <summary>Null for a job that never ran.</summary>
    Task<JobCursor?> FindAsync(string job, CancellationToken cancellationToken);
}
