namespace Belong.Bot.Cases;

/// <summary>What the platform did, and what the clocks say.</summary>
internal static partial class CaseWorkflow
{
    private static Decision.Accepted RecordOutcome(
        CaseState state,
        Effect effect,
        EffectOutcome outcome,
        DateTimeOffset now
    )
    {
        return (effect, outcome.Done) switch
        {
            (Effect.TellMember tell, true) => NoticeDelivered(state, tell.Notice, now),
            (Effect.TellMember tell, false) => Accept([
                new CaseEvent.NoticeUndelivered(now, tell.Notice, outcome.Why ?? "unknown"),
            ]),
            (Effect.HideMessage hide, true) => Accept([new CaseEvent.MessageHidden(now, hide.Message)]),
            (Effect.HideMessage, false) => Failed("hiding the message"),
            (Effect.RestoreMessage restore, true) => Accept([new CaseEvent.MessageRestored(now, restore.Message)]),
            (Effect.RestoreMessage, false) => Failed("restoring the message"),
            (Effect.RemoveMember, true) => Accept(
                [new CaseEvent.MemberRemoved(now), new CaseEvent.Closed(now)],
                TellReporters(state)
            ),
            (Effect.RemoveMember, false) => Failed("removing the member"),
            (Effect.TimeOutMember set, true) => TimedOut(state, set, now),
            (Effect.TimeOutMember, false) => Accept([
                new CaseEvent.ActionFailed(now, "timing the member out", outcome.Why ?? "unknown"),
                new CaseEvent.TimeOutEnded(now),
            ]),
            (Effect.LiftTimeOut, true) => Concluded(state, new CaseEvent.TimeOutLifted(now), now),
            (Effect.LiftTimeOut, false) => Failed("lifting the time-out"),
            (Effect.ReadmitMember, true) => Readmitted(state, now),
            (Effect.ReadmitMember, false) => Failed("letting the member in again"),
            (Effect.AskForReason, false) => Failed("asking whoever did it by hand for a reason"),
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
        return Closes(state, notice)
            ? Accept([delivered, new CaseEvent.Closed(now)], TellReporters(state))
            : Accept([delivered]);
    }

    /// <summary>Whether nothing is left to do once the member has the notice.</summary>
    private static bool Closes(CaseState state, Notice notice) =>
        state.Status != CaseStatus.Closed && Sanction.Of(notice) is { } sanction && sanction.ClosesWhenTold(state);

    private static Decision PassDeadline(CaseState state, DateTimeOffset now)
    {
        if (state.DueAt is not { } due || due > now)
            return new Decision.Refused(Refusal.NoSuchEvidence);

        List<CaseEvent> events = [];
        List<Effect> effects = [];
        if (state.AcknowledgeBy <= now)
            events.Add(new CaseEvent.CeaseOverdue(now));
        foreach (var hidden in state.Hidden.Where(hidden => state.IsOpen && !hidden.Restored && hidden.Lapses <= now))
        {
            events.Add(new CaseEvent.RestoreOrdered(now, null, hidden.Channel, hidden.Message));
            effects.Add(new Effect.RestoreMessage(hidden.Channel, hidden.Message));
        }

        if (PassTimeOut(state, now) is var (happened, effect))
        {
            events.Add(happened);
            if (effect is not null)
                effects.Add(effect);
        }

        return Accept(events, [.. effects]);
    }
}
