using System.Diagnostics;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>What each event means for the state of its case.</summary>
internal static class CaseFold
{
    /// <summary>The state with one event applied, versions aside.</summary>
    public static CaseState Apply(CaseState state, CaseEvent happened) =>
        happened switch
        {
            CaseEvent.FlagRaised flag => state with { Flags = [.. state.Flags, flag.Flag] },
            CaseEvent.ReportReceived report => state with { Reports = [.. state.Reports, report] },
            CaseEvent.BreachFound breach => state with { Breach = breach },
            CaseEvent.EvidenceChanged change => state with { Changes = [.. state.Changes, change] },
            CaseEvent.Claimed claimed => state with { Status = CaseStatus.Claimed, ClaimedBy = claimed.Who },
            CaseEvent.NoteAdded note => state with { Notes = [.. state.Notes, note] },
            CaseEvent.Decided decided => Decide(state, decided.OutcomeIn(state)),
            CaseEvent.CeaseAcknowledged acknowledged => WithOutcome(
                state,
                outcome => outcome with { AcknowledgedAt = acknowledged.At, Overdue = false }
            ),
            CaseEvent.CeaseOverdue => WithOutcome(state, outcome => outcome with { Overdue = true }),
            CaseEvent.ExpulsionProposed proposed => state with { Proposal = proposed },
            CaseEvent.ExpulsionRejected => state with { Proposal = null },
            CaseEvent.HideOrdered hide => state with
            {
                Hidden =
                [
                    .. state.Hidden.Where(hidden => hidden.Message != hide.Message),
                    new HiddenMessage(hide.Channel, hide.Message, hide.Lapses, Done: false, Restored: false),
                ],
            },
            CaseEvent.MessageHidden hidden => WithHidden(state, hidden.Message, one => one with { Done = true }),
            CaseEvent.RestoreOrdered restore => WithHidden(state, restore.Message, one => one with { Restored = true }),
            CaseEvent.MessageRestored => state,
            CaseEvent.NoticeDelivered delivered => Delivered(state, delivered.Notice, delivered.At),
            CaseEvent.NoticeHandedOver handed => Delivered(state, handed.Notice, handed.At),
            CaseEvent.NoticeUndelivered { Notice: var notice } beside when IsBeside(notice) => state with
            {
                Undelivered = [.. state.Undelivered.Where(one => one.Notice != notice), beside],
            },
            CaseEvent.NoticeUndelivered undelivered => WithOutcome(
                state,
                outcome => outcome with { Notice = NoticeState.Undelivered, WhyUndelivered = undelivered.Why }
            ),
            CaseEvent.Retried => WithOutcome(
                state with
                {
                    Failures = [],
                    Undelivered = [],
                },
                outcome =>
                    outcome.Notice == NoticeState.Undelivered ? outcome with { Notice = NoticeState.Sending } : outcome
            ),
            CaseEvent.TimeOutOrdered ordered => state with
            {
                TimeOut = new TimeOut(ordered.Who, ordered.Clause, ordered.Words, ordered.Wanted, ordered.Until),
            },
            CaseEvent.TimeOutConfirmed confirmed => WithTimeOut(
                state,
                one => one with { ConfirmedBy = confirmed.Who, Until = confirmed.Until }
            ),
            CaseEvent.TimeOutRenewed renewed => WithTimeOut(state, one => one with { Until = renewed.Until }),
            CaseEvent.TimedOut => WithTimeOut(state, one => one with { Done = true }),
            CaseEvent.TimeOutLiftOrdered => WithTimeOut(state, one => one with { Lifting = true }),
            CaseEvent.TimeOutLifted or CaseEvent.TimeOutEnded => state with { TimeOut = null },
            CaseEvent.AppealHeard appeal => state with { Appeal = appeal },
            CaseEvent.MemberReadmitted readmitted => WithOutcome(
                state,
                outcome => outcome with { ReadmittedAt = readmitted.At }
            ),
            CaseEvent.SanctionedByHand byHand => state with
            {
                ByHand = [.. state.ByHand, byHand],
                AwaitsReason =
                    byHand.Kind is HandSanction.Ban or HandSanction.Kick or HandSanction.TimeOut || state.AwaitsReason,
            },
            CaseEvent.HandSanctionExplained explained => state with { Explanation = explained, AwaitsReason = false },
            CaseEvent.RaidNoted raid => state with { Raiders = [.. state.Raiders, .. raid.Members] },
            CaseEvent.MemberRemoved removed => WithOutcome(state, outcome => outcome with { RemovedAt = removed.At }),
            CaseEvent.ActionFailed failed => state with { Failures = [.. state.Failures, failed] },
            CaseEvent.Closed => state with { Status = CaseStatus.Closed },
            _ => throw new UnreachableException($"{happened.GetType().Name} cannot follow in a case"),
        };

    /// <summary>
    /// Whether a card that was shown before this event must not be acted on any more. Notes and the progress of
    /// carrying out do not count.
    /// </summary>
    public static bool ChangesTheDecision(CaseEvent happened) =>
        happened
            is CaseEvent.FlagRaised
                or CaseEvent.ReportReceived
                or CaseEvent.Claimed
                or CaseEvent.Decided
                or CaseEvent.ExpulsionProposed
                or CaseEvent.ExpulsionRejected
                or CaseEvent.HideOrdered
                or CaseEvent.RestoreOrdered
                or CaseEvent.CeaseOverdue
                or CaseEvent.Retried
                or CaseEvent.TimeOutOrdered
                or CaseEvent.TimeOutConfirmed
                or CaseEvent.TimeOutLiftOrdered
                or CaseEvent.AppealHeard
                or CaseEvent.SanctionedByHand
                or CaseEvent.HandSanctionExplained
                or CaseEvent.NoticeHandedOver;

    private static CaseState Decide(CaseState state, CaseOutcome outcome) =>
        state with
        {
            Status = CaseStatus.Decided,
            Proposal = null,
            Outcome = outcome,
            ClaimedBy = state.ClaimedBy ?? outcome.By,
        };

    /// <summary>Notices that tell of something else than the decision.</summary>
    private static bool IsBeside(Notice notice) => Sanction.Of(notice) is null;

    private static CaseState Delivered(CaseState state, Notice notice, DateTimeOffset at) =>
        IsBeside(notice)
            ? state with
            {
                Undelivered = [.. state.Undelivered.Where(one => one.Notice != notice)],
            }
            : WithOutcome(
                state,
                outcome => outcome with { Notice = NoticeState.Delivered, DeliveredAt = at, WhyUndelivered = null }
            );

    private static CaseState WithTimeOut(CaseState state, Func<TimeOut, TimeOut> change) =>
        state with
        {
            TimeOut = state.TimeOut is { } inForce ? change(inForce) : null,
        };

    private static CaseState WithOutcome(CaseState state, Func<CaseOutcome, CaseOutcome> change) =>
        state with
        {
            Outcome = state.Outcome is { } outcome ? change(outcome) : null,
        };

    private static CaseState WithHidden(
        CaseState state,
        MessageId message,
        Func<HiddenMessage, HiddenMessage> change
    ) =>
        state with
        {
            Hidden = [.. state.Hidden.Select(hidden => hidden.Message == message ? change(hidden) : hidden)],
        };
}
