using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>
/// Where cases are kept. Each change is one transaction: events, the case's row, its effects, all or nothing.
/// </summary>
internal interface ICaseStore
{
    Task<CaseFile?> FindAsync(CaseId id, CancellationToken cancellationToken);

    /// <summary>The subject's case in this queue that is not decided yet; null for none.</summary>
    Task<CaseFile?> FindOpenAsync(
        CommunityId community,
        MemberId subject,
        Queue queue,
        CancellationToken cancellationToken
    );

    /// <summary>The case among whose evidence this message is, the newest first; null for none.</summary>
    Task<CaseFile?> FindByEvidenceAsync(CommunityId community, MessageId message, CancellationToken cancellationToken);

    /// <summary>What flags about these subjects, and changes of these messages, are decided on.</summary>
    Task<CaseBackground> LoadAsync(
        CommunityId community,
        IReadOnlyCollection<MemberId> subjects,
        IReadOnlyCollection<MessageId> messages,
        CancellationToken cancellationToken
    );

    /// <summary>The subject's cases, newest first, at most 50.</summary>
    Task<IReadOnlyList<CaseSummary>> HistoryOfAsync(
        CommunityId community,
        MemberId subject,
        CancellationToken cancellationToken
    );

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

    /// <summary>Appends a change.</summary>
    /// <returns>The case's number, and the receipt number of a new report.</returns>
    /// <exception cref="StaleCaseException">Somebody else has appended since: load and decide again.</exception>
    Task<CaseReceipt> AppendAsync(CaseChange change, CancellationToken cancellationToken);

    /// <summary>Records that somebody looked up the name behind a token.</summary>
    Task RecordLookUpAsync(
        CaseId id,
        MemberId by,
        string token,
        DateTimeOffset at,
        CancellationToken cancellationToken
    );
}

/// <summary>What one decision changes.</summary>
/// <param name="Id">Null opens a new case.</param>
/// <param name="Before">How many events the decision knew; 0 for a new case.</param>
/// <param name="After">The state with the new events.</param>
internal sealed record CaseChange(
    CaseId? Id,
    int Before,
    CaseState After,
    IReadOnlyList<CaseEvent> Events,
    IReadOnlyList<Effect> Effects
)
{
    /// <summary>New names behind tokens; one with a report token also gets a receipt number.</summary>
    public IReadOnlyList<CaseParty> Parties { get; init; } = [];

    /// <summary>The effect whose outcome this is: its row is finished with the event.</summary>
    public FinishedEffect? Finished { get; init; }
}

/// <summary>An effect that is over, and how it ended.</summary>
internal sealed record FinishedEffect(Guid Key, EffectOutcome Outcome);

/// <summary>What storing gave.</summary>
internal sealed record CaseReceipt(CaseId Case, long? Report);

/// <summary>The case has moved on since it was loaded.</summary>
internal sealed class StaleCaseException(CaseId? id)
    : Exception(id is null ? "the subject has an open case already" : $"case {id} has moved on since it was loaded");
