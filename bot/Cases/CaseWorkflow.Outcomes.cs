namespace Belong.Bot.Cases;

/// <summary>What the platform did, and what the clocks say.</summary>
internal static partial class CaseWorkflow
{
    private static Decision.Accepted RecordOutcome(
        CaseState state, Effect effect, EffectOutcome outcome, DateTimeOffset now)
    {
        return (effect, outcome.Done) switch
        {
            (Effect.TellMember tell, true) => NoticeDelivered(state, tell.Notice, now),
            (Effect.TellMember tell, false) =>
                Accept([new CaseEvent.NoticeUndelivered(now, tell.Notice, outcome.Why ?? "unknown")]),
            (Effect.HideMessage hide, true) => Accept([new CaseEvent.MessageHidden(now, hide.Message)]),
            (Effect.HideMessage, false) => Failed("hiding the message"),
            (Effect.RestoreMessage restore, true) => Accept([new CaseEvent.MessageRestored(now, restore.Message)]),
            (Effect.RestoreMessage, false) => Failed("restoring the message"),
            (Effect.RemoveMember, true) => Accept(
                [new CaseEvent.MemberRemoved(now), new CaseEvent.Closed(now)], TellReporters(state)),
            (Effect.RemoveMember, false) => Failed("removing the member"),
            (Effect.TellReporter, false) => Failed("telling a reporter the outcome"),

            // Cards and outcomes told leave nothing to say in the case.
            _ => new Decision.Accepted([], []),
        };

        Decision.Accepted Failed(string action) =>
            Accept([new CaseEvent.ActionFailed(now, action, outcome.Why ?? "unknown")]);
    }

    private static Decision.Accepted NoticeDelivered(CaseState state, Notice notice, DateTimeOffset now)
    {
        var delivered = new CaseEvent.NoticeDelivered(now, notice);
        return notice is Notice.Reminder or Notice.Warning && state.Status != CaseStatus.Closed
            ? Accept([delivered, new CaseEvent.Closed(now)], TellReporters(state))
            : Accept([delivered]);
    }

    private static Decision PassDeadline(CaseState state, DateTimeOffset now)
    {
        if (state.DueAt is not { } due || due > now)
            return new Decision.Refused(Refusal.NoSuchEvidence);
        if (!state.IsOpen)
            return Accept([new CaseEvent.CeaseOverdue(now)]);

        var lapsed = state.Hidden.Where(hidden => !hidden.Restored && hidden.Lapses <= now).ToList();
        return Accept(
            [.. lapsed.Select(hidden => new CaseEvent.RestoreOrdered(now, null, hidden.Channel, hidden.Message))],
            [.. lapsed.Select(hidden => new Effect.RestoreMessage(hidden.Channel, hidden.Message))]);
    }
}
