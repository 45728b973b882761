using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Store.Rows;

/// <summary>A case's line for lists and clocks: written anew with each change, never read as the truth.</summary>
internal sealed class CaseRow
{
    public long Id { get; set; }

    public CommunityId Community { get; set; }

    public MemberId Subject { get; set; }

    public Queue Queue { get; set; }

    public CaseStatus Status { get; set; }

    public ClauseId Clause { get; set; }

    public bool Urgent { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    public MemberId? ClaimedBy { get; set; }

    public Disposition? Disposition { get; set; }

    public ClauseId? DecidedClause { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public MemberId? CeaseTowards { get; set; }

    public bool Shadow { get; set; }

    public bool ProposalPending { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How many events the case has: what a change must have known.</summary>
    public int Version { get; set; }

    public AppealResult? Appeal { get; set; }

    public void Project(CaseState state)
    {
        var summary = CaseSummary.Of(new CaseId(Id), state);
        Community = summary.Community;
        Subject = summary.Subject;
        Queue = summary.Queue;
        Status = summary.Status;
        Clause = summary.Clause;
        Urgent = summary.Urgent;
        OpenedAt = summary.OpenedAt;
        ClaimedBy = summary.ClaimedBy;
        Disposition = summary.Disposition;
        DecidedClause = summary.DecidedClause;
        DecidedAt = summary.DecidedAt;
        DeliveredAt = summary.DeliveredAt;
        AcknowledgedAt = summary.AcknowledgedAt;
        CeaseTowards = summary.CeaseTowards;
        Shadow = summary.Shadow;
        ProposalPending = summary.ProposalPending;
        DueAt = state.DueAt;
        Version = state.Version;
        Appeal = summary.Appeal;
    }

    public CaseSummary ToSummary() =>
        new(new CaseId(Id), Community, Subject, Queue, Status, Clause, Urgent, OpenedAt, ClaimedBy)
        {
            Disposition = Disposition,
            DecidedClause = DecidedClause,
            DecidedAt = DecidedAt,
            DeliveredAt = DeliveredAt,
            AcknowledgedAt = AcknowledgedAt,
            CeaseTowards = CeaseTowards,
            Shadow = Shadow,
            ProposalPending = ProposalPending,
            Appeal = Appeal,
        };
}
