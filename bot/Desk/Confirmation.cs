using Belong.Bot.Cases;

namespace Belong.Bot.Desk;

/// <summary>What somebody who acted is told: what is recorded now, and what is still to come.</summary>
internal static class Confirmation
{
    public static string Of(CaseAction action, CaseFile file)
    {
        var about = $"case {file.Id}";
        if (
            file.State.Shadow
            && action
                is CaseAction.Remind
                    or CaseAction.Warn
                    or CaseAction.RequestToCease
                    or CaseAction.ApproveExpulsion
        )
        {
            return $"Recorded in {about}. Shadow mode: nobody is told and nothing is done.";
        }

        return action switch
        {
            CaseAction.Claim => $"Yours: {about}.",
            CaseAction.AddNote => $"Noted in {about}.",
            CaseAction.Dismiss dismiss => $"Dismissed as {Wording.Say(dismiss.Disposition)}: {about} is closed.",
            CaseAction.Remind => $"Recorded in {about}. The reminder is on its way; the card says when it has arrived.",
            CaseAction.Warn => $"Recorded in {about}. The warning is on its way; it counts once it is delivered.",
            CaseAction.RequestToCease =>
                $"Recorded in {about}. The request is on its way, with a button to acknowledge it.",
            CaseAction.Hide => $"Recorded in {about}. The message is being hidden. Where the platform can restore it, "
                + $"it comes back when the case is dismissed, or when nobody decides in time.",
            CaseAction.Restore => $"Recorded in {about}. The message is being brought back.",
            CaseAction.ProposeExpulsion => $"Proposed in {about}. A second person has to approve it.",
            CaseAction.ApproveExpulsion =>
                $"Approved in {about}. The member is told first, then removed; the card says when that is verified.",
            CaseAction.RejectExpulsion => $"Rejected: {about} is open again.",
            CaseAction.Acknowledge => "Thank you: your acknowledgement is recorded.",
            CaseAction.TimeOutSubject => file.State.TimeOut is { AwaitsConfirmation: true } waits
                ? $"Recorded in {about}. The time-out is being set until {Wording.Time(waits.Until)}; for longer a "
                    + $"second person confirms it."
                : $"Recorded in {about}. The time-out is being set; the member is told once it is verified.",
            CaseAction.ConfirmTimeOut => $"Confirmed in {about}.",
            CaseAction.LiftTimeOut => $"Recorded in {about}. The time-out is being lifted.",
            CaseAction.HearAppeal { Upheld: true } =>
                $"Recorded in {about}: upheld. What was done is being undone; both sides are told once that is "
                    + $"verified.",
            CaseAction.HearAppeal => $"Recorded in {about}: rejected. The member is being told.",
            CaseAction.HandOver => $"Recorded in {about}: delivered by hand.",
            CaseAction.ExplainByHand when file.State.Proposal is not null =>
                $"Recorded in {about}. A second person has to approve the removal.",
            CaseAction.ExplainByHand => $"Recorded in {about}.",
            CaseAction.Retry => $"Trying again: {about}.",
            _ => $"Recorded in {about}.",
        };
    }

    /// <summary>What changed last, for somebody whose click came too late.</summary>
    public static string NameOf(CaseEvent change) =>
        change switch
        {
            CaseEvent.FlagRaised => "another flag",
            CaseEvent.ReportReceived => "another report",
            CaseEvent.Claimed => "claimed",
            CaseEvent.Dismissed => "dismissed",
            CaseEvent.Reminded => "reminder sent",
            CaseEvent.Warned => "warning given",
            CaseEvent.CeaseRequested => "asked to cease",
            CaseEvent.CeaseOverdue => "acknowledgement overdue",
            CaseEvent.ExpulsionProposed => "expulsion proposed",
            CaseEvent.ExpulsionRejected => "proposal rejected",
            CaseEvent.ExpulsionApproved => "expulsion approved",
            CaseEvent.HideOrdered => "message hidden",
            CaseEvent.RestoreOrdered => "message restored",
            CaseEvent.Retried => "tried again",
            CaseEvent.TimeOutOrdered => "timed out",
            CaseEvent.TimeOutConfirmed => "time-out confirmed",
            CaseEvent.TimeOutLiftOrdered => "time-out lifted",
            CaseEvent.AppealHeard => "appeal heard",
            CaseEvent.SanctionedByHand => "sanctioned by hand",
            CaseEvent.HandSanctionExplained => "reason given",
            CaseEvent.NoticeHandedOver => "notice delivered by hand",
            _ => "changed",
        };
}
