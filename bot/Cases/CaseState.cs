using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>A case as its events make it: nothing here is set in any other way.</summary>
internal sealed record CaseState
{
    public required CommunityId Community { get; init; }

    /// <summary>
    /// The member it is about; for a complaint about Belong (C30), <see cref="Belong(CommunityId)"/>; for a raid, which
    /// is one case however many joined, <see cref="Raid(CommunityId)"/>.
    /// </summary>
    public required MemberId Subject { get; init; }

    public required Queue Queue { get; init; }

    /// <summary>Opened in shadow mode: decisions are recorded, and nothing is done on the platform.</summary>
    public bool Shadow { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public CaseStatus Status { get; init; } = CaseStatus.Open;

    /// <summary>How many events there are: the optimistic lock.</summary>
    public int Version { get; init; }

    /// <summary>
    /// How often something changed that a decision rests on: what a card shows, and a click must match.
    /// </summary>
    public int Revision { get; init; }

    public IReadOnlyList<Flag> Flags { get; init; } = [];

    public IReadOnlyList<CaseEvent.ReportReceived> Reports { get; init; } = [];

    public IReadOnlyList<CaseEvent.NoteAdded> Notes { get; init; } = [];

    /// <summary>Messages of the evidence that their author changed or removed since.</summary>
    public IReadOnlyList<CaseEvent.EvidenceChanged> Changes { get; init; } = [];

    public MemberId? ClaimedBy { get; init; }

    public CaseEvent.BreachFound? Breach { get; init; }

    public CaseEvent.ExpulsionProposed? Proposal { get; init; }

    public CaseOutcome? Outcome { get; init; }

    public IReadOnlyList<HiddenMessage> Hidden { get; init; } = [];

    /// <summary>The time-out in force; null for none.</summary>
    public TimeOut? TimeOut { get; init; }

    public CaseEvent.AppealHeard? Appeal { get; init; }

    /// <summary>What people did past the law, in order.</summary>
    public IReadOnlyList<CaseEvent.SanctionedByHand> ByHand { get; init; } = [];

    /// <summary>The last clause and reason for what was done by hand.</summary>
    public CaseEvent.HandSanctionExplained? Explanation { get; init; }

    /// <summary>Something was done by hand, and nobody has said why.</summary>
    public bool AwaitsReason { get; init; }

    /// <summary>Who joined in a raid, each once.</summary>
    public IReadOnlyList<RaidMember> Raiders { get; init; } = [];

    /// <summary>Notices beside that of the decision which the member does not have, with the reason.</summary>
    public IReadOnlyList<CaseEvent.NoticeUndelivered> Undelivered { get; init; } = [];

    /// <summary>Whether a notice has not reached the member.</summary>
    public bool HasUndelivered => Outcome?.Notice == NoticeState.Undelivered || Undelivered.Count > 0;

    /// <summary>What the platform would not do, until it is tried again.</summary>
    public IReadOnlyList<CaseEvent.ActionFailed> Failures { get; init; } = [];

    /// <summary>The last event that counted for <see cref="Revision"/>: what a late click is told.</summary>
    public CaseEvent? LastChange { get; init; }

    /// <summary>When a clock of this case runs out next; null when none runs.</summary>
    public DateTimeOffset? DueAt => new[] { AcknowledgeBy, HideLapses, TimeOutDueAt }.Min();

    /// <summary>When an acknowledgement that has not come is overdue.</summary>
    public DateTimeOffset? AcknowledgeBy =>
        Outcome
            is {
                Disposition: Disposition.RequestToCease,
                Notice: NoticeState.Delivered,
                AcknowledgedAt: null,
                Overdue: false,
                Deadline: { } deadline
            }
        && Appeal is not { Upheld: true }
            ? deadline
            : null;

    private DateTimeOffset? HideLapses =>
        IsOpen ? Hidden.Where(hidden => !hidden.Restored).Select(hidden => (DateTimeOffset?)hidden.Lapses).Min() : null;

    private DateTimeOffset? TimeOutDueAt => TimeOut is { Lifting: false } inForce ? inForce.DueAt : null;

    public bool IsOpen => Status is CaseStatus.Open or CaseStatus.Claimed;

    public bool Urgent => Breach is not null || IsRaid || Flags.Any(flag => flag.Urgent);

    /// <summary>Who stands for Belong itself in a complaint about it (C30).</summary>
    public static MemberId Belong(CommunityId community) => new(community.Value);

    public bool IsAboutBelong => Subject == Belong(Community);

    /// <summary>Who stands for the people who join in a raid, as one.</summary>
    public static MemberId Raid(CommunityId community) => new(community.Value + "/raid");

    public bool IsRaid => Subject == Raid(Community);

    /// <summary>Whether there is a person who could be told or sanctioned.</summary>
    public bool HasMember => !IsAboutBelong && !IsRaid;

    /// <summary>What was done by hand and not undone since: a ban or a time-out; null for nothing.</summary>
    public CaseEvent.SanctionedByHand? StandsByHand =>
        ByHand.LastOrDefault(one => one.Kind != HandSanction.Kick)
            is { Kind: HandSanction.Ban or HandSanction.TimeOut } stands
            ? stands
            : null;

    /// <summary>The newest message among the evidence.</summary>
    public MessageReference? LastMessage =>
        Flags
            .Where(flag => !flag.Message.NeverPosted)
            .Select(flag => (flag.At, flag.Message))
            .Concat(
                Reports
                    .Where(report => report.Concern.Message is not null)
                    .Select(report => (report.At, report.Concern.Message!))
            )
            .OrderBy(evidence => evidence.At)
            .LastOrDefault()
            .Item2;

    /// <summary>The clause that the evidence speaks of first.</summary>
    public ClauseId MainClause =>
        Flags.Count > 0 ? Flags[0].Main.Clause
        : Reports.Count > 0 ? Reports[0].Concern.Clause
        : new ClauseId(IsRaid ? "C3" : "C1");

    /// <exception cref="ArgumentException">The first event is not <see cref="CaseEvent.Opened"/>.</exception>
    public static CaseState From(IEnumerable<CaseEvent> events)
    {
        CaseState? state = null;
        foreach (var happened in events)
            state = state is null ? Open(happened) : state.With(happened);

        return state ?? throw new ArgumentException("a case has at least one event", nameof(events));
    }

    /// <summary>The state after one more event.</summary>
    public CaseState With(CaseEvent happened)
    {
        var next = CaseFold.Apply(this, happened) with { Version = Version + 1 };
        return CaseFold.ChangesTheDecision(happened)
            ? next with
            {
                Revision = Revision + 1,
                LastChange = happened,
            }
            : next;
    }

    public CaseState With(IEnumerable<CaseEvent> events) =>
        events.Aggregate(this, (state, happened) => state.With(happened));

    private static CaseState Open(CaseEvent first) =>
        first is CaseEvent.Opened opened
            ? new CaseState
            {
                Community = opened.Community,
                Subject = opened.Subject,
                Queue = opened.Queue,
                Shadow = opened.Shadow,
                OpenedAt = opened.At,
                Version = 1,
            }
            : throw new ArgumentException($"a case begins with {nameof(CaseEvent.Opened)}, not {first.GetType().Name}");
}

/// <summary>A message out of sight, for review.</summary>
/// <param name="Lapses">When it comes back unless the case is decided.</param>
/// <param name="Done">The platform has hidden it.</param>
/// <param name="Restored">It is back, or on its way.</param>
internal sealed record HiddenMessage(
    ChannelId Channel,
    MessageId Message,
    DateTimeOffset Lapses,
    bool Done,
    bool Restored
);

/// <summary>Whether the member has been told.</summary>
internal enum NoticeState
{
    /// <summary>Nothing is to be told.</summary>
    None,
    Sending,
    Delivered,

    /// <summary>Does not count until delivered.</summary>
    Undelivered,
}

/// <summary>The decision of a case and how far it has been carried out.</summary>
internal sealed record CaseOutcome(
    Disposition Disposition,
    ClauseId? Clause,
    string Words,
    MemberId By,
    DateTimeOffset At
)
{
    public NoticeState Notice { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public string? WhyUndelivered { get; init; }

    public MemberId? ApprovedBy { get; init; }

    /// <summary>In which way an expulsion removes.</summary>
    public Removal How { get; init; } = Removal.Access;

    /// <summary>Let in again after an appeal.</summary>
    public DateTimeOffset? ReadmittedAt { get; init; }

    /// <summary>Until when a request to cease is to be acknowledged.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>With whom contact is to cease (C8); null when a behaviour is.</summary>
    public MemberId? Towards { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public bool Overdue { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }
}
