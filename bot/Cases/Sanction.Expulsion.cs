using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>The last rung: proposed by one person, approved by another.</summary>
internal sealed class Expulsion : Sanction
{
    public override Disposition Disposition => Disposition.Expulsion;

    public override Notice Notice => Notice.Expulsion;

    public override IReadOnlyDictionary<string, Type> Stored { get; } =
        new Dictionary<string, Type>
        {
            ["expulsion-proposed"] = typeof(CaseEvent.ExpulsionProposed),
            ["expulsion-rejected"] = typeof(CaseEvent.ExpulsionRejected),
            ["expulsion-approved"] = typeof(CaseEvent.ExpulsionApproved),
        };

    public override string Name => "expulsion";

    public override string Label => "Propose expulsion";

    public override string Done => "expelled";

    // Somebody who was asked to cease and does not may be proposed for expulsion on the same case.
    public override bool MayFollow(CaseState decided) =>
        decided is { Status: CaseStatus.Decided, Outcome.Disposition: Disposition.RequestToCease };

    // Removed by hand before it was proposed: there the notice comes last.
    public override bool ClosesWhenTold(CaseState state) => state.Outcome?.RemovedAt is not null;

    public override string Title(ClauseId clause) => $"Expulsion under {clause}";

    public override string Opening(CaseOutcome outcome) =>
        "You are being removed from this community. One person proposed it and another approved it.";

    public override string WhatNow(CaseOutcome outcome, Func<DateTimeOffset, string> time) =>
        "You can no longer read or write here. Your messages stay unless they were hidden.";
}

internal abstract partial record CaseAction
{
    public sealed record ProposeExpulsion(ClauseId Clause, string Reason, Removal How)
        : Impose(Sanction.Expulsion, Clause, Reason)
    {
        public override CaseEvent Happens(MemberId who, CasePolicy policy, DateTimeOffset now) =>
            new CaseEvent.ExpulsionProposed(now, who, Clause, Reason, How);
    }

    public sealed record ApproveExpulsion : CaseAction;

    public sealed record RejectExpulsion(string Reason) : CaseAction;
}

internal abstract partial record CaseEvent
{
    /// <param name="How">In which way; access was taken before there was a choice.</param>
    public sealed record ExpulsionProposed(
        DateTimeOffset At,
        MemberId Who,
        ClauseId Clause,
        string Reason,
        Removal How = Removal.Access
    ) : CaseEvent(At, Who);

    public sealed record ExpulsionRejected(DateTimeOffset At, MemberId Who, string Reason) : CaseEvent(At, Who);

    public sealed record ExpulsionApproved(DateTimeOffset At, MemberId Who) : Decided(At, Who)
    {
        public override string Briefly => "expulsion approved";

        public override CaseOutcome OutcomeIn(CaseState before) =>
            before.Proposal is { } proposal
                ? new(Disposition.Expulsion, proposal.Clause, proposal.Reason, proposal.Who, At)
                {
                    Notice = NoticeState.Sending,
                    ApprovedBy = Who,
                    How = proposal.How,
                }
                : throw new InvalidOperationException("an expulsion is approved that nobody proposed");
    }
}
