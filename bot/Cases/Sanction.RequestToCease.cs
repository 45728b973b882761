using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>To cease a behaviour, or any contact with one member (C8), at once (C23).</summary>
internal sealed class RequestToCease : Sanction
{
    public override Disposition Disposition => Disposition.RequestToCease;

    public override Notice Notice => Notice.RequestToCease;

    public override IReadOnlyDictionary<string, Type> Stored { get; } =
        new Dictionary<string, Type>
        {
            ["cease-requested"] = typeof(CaseEvent.CeaseRequested),
            ["cease-acknowledged"] = typeof(CaseEvent.CeaseAcknowledged),
            ["cease-overdue"] = typeof(CaseEvent.CeaseOverdue),
        };

    public override string Name => "request to cease";

    public override string Label => "Request to cease";

    public override string Done => "asked to cease";

    public override bool IsAcknowledged => true;

    // It waits for the acknowledgement.
    public override bool ClosesWhenTold(CaseState state) => false;

    public override string Title(ClauseId clause) => $"Request to cease under {clause}";

    public override string Opening(CaseOutcome outcome) =>
        outcome.Towards is not null
            ? "A moderator asks you to cease contacting a member who does not want it, at once and in every way: "
                + "mentions, replies and direct messages."
            : "A moderator asks you to cease this behaviour, at once (C23).";

    public override string WhatNow(CaseOutcome outcome, Func<DateTimeOffset, string> time) =>
        $"Stop at once, and press Acknowledge by {time(outcome.Deadline ?? outcome.At)}. A breach may lead to "
        + "expulsion.";
}

internal abstract partial record CaseAction
{
    public sealed record RequestToCease(ClauseId Clause, string Words, MemberId? Towards)
        : Impose(Sanction.RequestToCease, Clause, Words)
    {
        public override CaseEvent Happens(MemberId who, CasePolicy policy, DateTimeOffset now) =>
            new CaseEvent.CeaseRequested(now, who, Clause, Words, now + policy.CeaseAcknowledgement, Towards);
    }

    /// <summary>The subject has read the request to cease.</summary>
    public sealed record Acknowledge : CaseAction;
}

internal abstract partial record CaseEvent
{
    /// <summary>
    /// Asked to cease a behaviour, or any contact with one member (C8), and to acknowledge by a time.
    /// </summary>
    public sealed record CeaseRequested(
        DateTimeOffset At,
        MemberId Who,
        ClauseId Clause,
        string Words,
        DateTimeOffset Deadline,
        MemberId? Towards
    ) : Decided(At, Who)
    {
        public override string Briefly => "asked to cease";

        public override CaseOutcome OutcomeIn(CaseState before) =>
            new(Disposition.RequestToCease, Clause, Words, Who, At)
            {
                Notice = NoticeState.Sending,
                Deadline = Deadline,
                Towards = Towards,
            };
    }

    public sealed record CeaseAcknowledged(DateTimeOffset At, MemberId Who) : CaseEvent(At, Who);

    public sealed record CeaseOverdue(DateTimeOffset At) : CaseEvent(At, null);
}
