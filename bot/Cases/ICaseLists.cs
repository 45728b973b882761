using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>Cases by their lines, for whoever looks through many of them.</summary>
internal interface ICaseLists
{
    /// <summary>Cases that are not closed, urgent first, then oldest first.</summary>
    /// <param name="notOf">Cases that are about this person, or that they reported or are affected by, are left
    /// out.</param>
    Task<IReadOnlyList<CaseSummary>> ListOpenAsync(
        CommunityId community,
        IReadOnlyCollection<Queue> queues,
        MemberId? notOf,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>A member's own reports, newest first, at most 50.</summary>
    Task<IReadOnlyList<ReportSummary>> ReportsByAsync(
        CommunityId community,
        MemberId reporter,
        CancellationToken cancellationToken
    );

    /// <summary>Cases with a clock that has run out (<see cref="CaseState.DueAt"/>).</summary>
    Task<IReadOnlyList<CaseId>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Cease orders towards a member that are in force (delivered, in any case of the subject).</summary>
    Task<IReadOnlyList<CaseSummary>> CeaseOrdersAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>How many cases were opened under each clause since a time: what people misunderstand most.</summary>
    Task<IReadOnlyDictionary<ClauseId, int>> CountByClauseAsync(
        CommunityId community,
        DateTimeOffset since,
        CancellationToken cancellationToken
    );
}
