using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>A stored case: its number and its state.</summary>
/// <param name="Parties">
/// The names of the people who reported or are affected: never to be shown or sent without clearance.
/// </param>
internal sealed record CaseFile(CaseId Id, CaseState State, IReadOnlyList<CaseParty> Parties);

/// <summary>One line of a case for queues and histories.</summary>
internal sealed record CaseSummary(
    CaseId Id,
    CommunityId Community,
    MemberId Subject,
    Queue Queue,
    CaseStatus Status,
    ClauseId Clause,
    bool Urgent,
    DateTimeOffset OpenedAt,
    MemberId? ClaimedBy
)
{
    public Disposition? Disposition { get; init; }

    public ClauseId? DecidedClause { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When the notice reached the member: from then on the sanction counts.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>With whom contact was to cease (C8).</summary>
    public MemberId? CeaseTowards { get; init; }

    public bool Shadow { get; init; }

    /// <summary>What became of an appeal; null when none was heard.</summary>
    public AppealResult? Appeal { get; init; }

    /// <summary>A card still waits for the second person.</summary>
    public bool ProposalPending { get; init; }

    public static CaseSummary Of(CaseId id, CaseState state) =>
        new(
            id,
            state.Community,
            state.Subject,
            state.Queue,
            state.Status,
            state.MainClause,
            state.Urgent,
            state.OpenedAt,
            state.ClaimedBy
        )
        {
            Disposition = state.Outcome?.Disposition,
            DecidedClause = state.Outcome?.Clause,
            DecidedAt = state.Outcome?.At,
            // What an appeal has overturned counts no more: not on the ladder, not as an order.
            DeliveredAt = state.Appeal is { Upheld: true } ? null : state.Outcome?.DeliveredAt,
            AcknowledgedAt = state.Outcome?.AcknowledgedAt,
            CeaseTowards = state.Appeal is { Upheld: true } ? null : state.Outcome?.Towards,
            Appeal = state.Appeal is { } appeal
                ? appeal.Upheld
                    ? AppealResult.Overturned
                    : AppealResult.Confirmed
                : null,
            Shadow = state.Shadow,
            ProposalPending = state.Proposal is not null,
        };
}
