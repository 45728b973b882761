using System.Diagnostics;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>
/// The law of cases: what may be done, by whom, when, and what follows. One pure function; nothing here reads a clock,
/// a store or a platform.
/// </summary>
internal static partial class CaseWorkflow
{
    /// <param name="state">The case; null when there is none yet.</param>
    /// <param name="action">What somebody wants.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="context">What the law looks at beside the case.</param>
    /// <param name="now">The time of the decision.</param>
    public static Decision Decide(
        CaseState? state,
        CaseAction action,
        Actor actor,
        CaseContext context,
        DateTimeOffset now
    )
    {
        if (state is null)
            return DecideOpening(action, actor, context, now);

        if (WhyNot(state, action, actor, context) is { } refusal)
            return new Decision.Refused(refusal);

        return action switch
        {
            CaseAction.RaiseFlag raise => RaiseFlag(state, raise, context, now),
            CaseAction.FileReport report => FileReport(state, report, actor, context, now),
            CaseAction.NoteEvidenceChange change => NoteEvidenceChange(state, change, now),
            CaseAction.Claim => Claim(state, actor, now),
            CaseAction.AddNote note => Accept([new CaseEvent.NoteAdded(now, actor.Id!.Value, note.Text)]),
            CaseAction.Dismiss dismiss => Dismiss(state, dismiss, actor, now),
            CaseAction.Impose impose => Impose(state, impose, actor, context, now),
            CaseAction.Hide => Hide(state, actor, context, now),
            CaseAction.Restore => Restore(state, actor, now),
            CaseAction.ApproveExpulsion => ApproveExpulsion(state, actor, now),
            CaseAction.RejectExpulsion reject => Accept([
                new CaseEvent.ExpulsionRejected(now, actor.Id!.Value, reject.Reason),
            ]),
            CaseAction.TimeOutSubject timeOut => TimeOutSubject(state, timeOut, actor, context, now),
            CaseAction.ConfirmTimeOut => ConfirmTimeOut(state, actor, now),
            CaseAction.LiftTimeOut => LiftTimeOut(state, actor, now),
            CaseAction.HearAppeal appeal => HearAppeal(state, appeal, actor, now),
            CaseAction.HandOver handOver => HandOver(state, handOver, actor, now),
            CaseAction.NoteByHand byHand => NoteByHand(state, byHand, now),
            CaseAction.ExplainByHand explain => ExplainByHand(state, explain, actor, now),
            CaseAction.NoteRaid raid => NoteRaid(state, raid, now),
            CaseAction.Acknowledge => Acknowledge(state, actor, now),
            CaseAction.Retry => Retry(state, actor, now),
            CaseAction.RecordOutcome record => RecordOutcome(state, record.Effect, record.Outcome, now),
            CaseAction.PassDeadline => PassDeadline(state, now),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The named refusals, in the order in which they matter to whoever is refused.</summary>
    private static Refusal? WhyNot(CaseState state, CaseAction action, Actor actor, CaseContext context)
    {
        if (
            action
            is CaseAction.RaiseFlag
                or CaseAction.NoteEvidenceChange
                or CaseAction.RecordOutcome
                or CaseAction.PassDeadline
                or CaseAction.NoteByHand
                or CaseAction.NoteRaid
        )
        {
            return actor.IsBot ? null : Refusal.NotAllowed;
        }

        if (actor.IsBot)
            return Refusal.NotAllowed;

        if (action is CaseAction.FileReport)
            return null;

        if (action is CaseAction.Acknowledge)
            return WhyNotAcknowledge(state, actor);

        return WhyNotDecide(state, action, actor, context);
    }

    private static Refusal? WhyNotDecide(CaseState state, CaseAction action, Actor actor, CaseContext context)
    {
        var queue = action is CaseAction.HearAppeal ? AppealsOf(state.Queue) : state.Queue;
        if (WhyNotWork(queue, state.Subject, actor, context.Parties) is { } unfit)
            return unfit;
        if (action.Seen is { } seen && seen != state.Revision)
            return Refusal.AlreadyHandled;

        return action switch
        {
            CaseAction.AddNote => null,
            CaseAction.Claim => WhyNotClaim(state, actor),
            CaseAction.ApproveExpulsion => WhyNotApprove(state, actor),
            CaseAction.RejectExpulsion => state.Proposal is null ? Refusal.NoProposal : null,
            CaseAction.Retry => CanRetry(state) ? null : Refusal.NothingToRetry,
            CaseAction.Restore => state.Hidden.Any(hidden => !hidden.Restored) ? null : Refusal.NothingHidden,
            CaseAction.TimeOutSubject timeOut => WhyNotTimeOut(state, timeOut, context),
            CaseAction.ConfirmTimeOut => WhyNotConfirm(state, actor),
            CaseAction.LiftTimeOut => state.TimeOut is null or { Lifting: true } ? Refusal.NotTimedOut : null,
            CaseAction.HearAppeal => WhyNotHear(state, actor),
            CaseAction.HandOver => AllUndelivered(state).Count == 0 ? Refusal.NothingToHandOver : null,
            CaseAction.ExplainByHand explain => WhyNotExplain(state, explain, context),
            CaseAction.Hide => state.Shadow ? Refusal.ShadowMode
            : HideTarget(state) is null ? Refusal.NothingToHide
            : null,
            _ => WhyNotSanction(state, action, actor, context),
        };
    }

    /// <summary>Whether somebody may see and work a case at all; null when they may (C11, M2h).</summary>
    public static Refusal? WhyNotWork(Queue queue, MemberId subject, Actor actor, IReadOnlyList<CaseParty> parties)
    {
        if (actor.Id == subject)
            return Refusal.OwnCase;
        if (!actor.MayWork(queue))
            return Refusal.NotAllowed;

        return parties.Any(party => party.Member.Id is { } id && id == actor.Id) ? Refusal.Recused : null;
    }

    private static Refusal? WhyNotClaim(CaseState state, Actor actor) =>
        !state.IsOpen ? Refusal.AlreadyDecided
        : state.ClaimedBy == actor.Id ? Refusal.AlreadyClaimed
        : null;

    private static Refusal? WhyNotApprove(CaseState state, Actor actor) =>
        state.Proposal is null ? Refusal.NoProposal
        : state.Proposal.Who == actor.Id || state.ByHand.Any(one => one.Who == actor.Id) ? Refusal.OwnProposal
        : null;

    private static Refusal? WhyNotAcknowledge(CaseState state, Actor actor) =>
        actor.Id != state.Subject ? Refusal.NotTheSubject
        : state.Outcome is not { Disposition: Disposition.RequestToCease, AcknowledgedAt: null }
            ? Refusal.NothingToAcknowledge
        : null;

    /// <summary>
    /// Dismissals, notices and proposals: the case is open, theirs to decide, and the clause allows it.
    /// </summary>
    private static Refusal? WhyNotSanction(CaseState state, CaseAction action, Actor actor, CaseContext context)
    {
        if (state.Proposal is not null)
            return Refusal.ProposalPending;

        var impose = action as CaseAction.Impose;
        if (!state.IsOpen && impose?.Sanction.MayFollow(state) != true)
            return Refusal.AlreadyDecided;
        if (state.ClaimedBy is { } claimant && claimant != actor.Id)
            return Refusal.ClaimedByAnother;
        return impose is null ? null : WhyNotUnder(state, impose.Clause, reminds: !impose.Sanction.IsStrike, context);
    }

    private static Refusal? WhyNotUnder(CaseState state, Charter.ClauseId clause, bool reminds, CaseContext context)
    {
        if (!state.HasMember)
            return Refusal.NoMemberToSanction;

        var use = context.Charter.Find(clause)?.Use;
        var mayRemind = reminds && use == Charter.ClauseUse.ReminderOnly;
        return use == Charter.ClauseUse.Sanction || mayRemind ? null : Refusal.ClauseNotSanctionable;
    }

    /// <summary>Events, and the card brought up to date with any other effects.</summary>
    private static Decision.Accepted Accept(IReadOnlyList<CaseEvent> events, params Effect[] effects) =>
        new(events, [.. effects, new Effect.ShowCard()]);
}
