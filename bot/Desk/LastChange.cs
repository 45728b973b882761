using Belong.Bot.Cases;

namespace Belong.Bot.Desk;

/// <summary>What changed last, for somebody whose click came too late.</summary>
internal static class LastChange
{
    public static string NameOf(CaseEvent change) =>
        change switch
        {
            CaseEvent.FlagRaised => "another flag",
            CaseEvent.ReportReceived => "another report",
            CaseEvent.Claimed => "claimed",
            CaseEvent.Decided decided => decided.Briefly,
            CaseEvent.CeaseOverdue => "acknowledgement overdue",
            CaseEvent.ExpulsionProposed => "expulsion proposed",
            CaseEvent.ExpulsionRejected => "proposal rejected",
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
