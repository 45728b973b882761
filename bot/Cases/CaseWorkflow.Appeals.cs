using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>Appeals: one a case, heard by somebody who did not decide it. Success takes back what was done.</summary>
internal static partial class CaseWorkflow
{
    /// <summary>Who hears appeals in cases of a queue: operators, or the trustee where operators decided.</summary>
    public static Queue AppealsOf(Queue queue) => queue == Queue.Trustee ? Queue.Trustee : Queue.Operators;

    private static Refusal? WhyNotHear(CaseState state, Actor actor) =>
        state.Outcome is not { } outcome
        || Sanction.Of(outcome.Disposition) is not { IsStrike: true }
        || state.Proposal is not null
            ? Refusal.NothingToAppeal
        : state.Appeal is not null ? Refusal.AppealHeard
        : outcome.By == actor.Id || outcome.ApprovedBy == actor.Id || state.ByHand.Any(one => one.Who == actor.Id)
            ? Refusal.OwnDecision
        : null;

    private static Decision.Accepted HearAppeal(
        CaseState state,
        CaseAction.HearAppeal appeal,
        Actor actor,
        DateTimeOffset now
    )
    {
        var who = actor.Id!.Value;
        List<CaseEvent> events = [new CaseEvent.AppealHeard(now, who, appeal.Upheld, appeal.Reason)];
        if (state.Shadow)
            return Accept(events);
        if (!appeal.Upheld)
            return Accept(events, new Effect.TellMember(state.Subject, Notice.AppealRejected));

        List<Effect> effects = [];
        Undo(state, who, now, events, effects);
        if (state.Outcome!.Disposition == Disposition.Expulsion)
            effects.Add(new Effect.ReadmitMember(state.Subject, state.Outcome.How));

        // Told only once it is so; where nothing is to be undone on the platform, that is now.
        Conclude(state.With(events), now, events, effects);
        return Accept(events, [.. effects]);
    }

    /// <summary>Takes back the interim measures: hidden messages and the time-out.</summary>
    private static void Undo(
        CaseState state,
        MemberId who,
        DateTimeOffset now,
        List<CaseEvent> events,
        List<Effect> effects
    )
    {
        foreach (var hidden in state.Hidden.Where(hidden => !hidden.Restored))
        {
            events.Add(new CaseEvent.RestoreOrdered(now, who, hidden.Channel, hidden.Message));
            effects.Add(new Effect.RestoreMessage(hidden.Channel, hidden.Message));
        }

        if (state.TimeOut is { Lifting: false })
        {
            events.Add(new CaseEvent.TimeOutLiftOrdered(now, who));
            effects.Add(new Effect.LiftTimeOut(state.Subject));
        }
    }

    private static Decision.Accepted Readmitted(CaseState state, DateTimeOffset now) =>
        Concluded(state, new CaseEvent.MemberReadmitted(now), now);

    /// <summary>One thing is taken back; when it was the last, both sides are told.</summary>
    private static Decision.Accepted Concluded(CaseState state, CaseEvent done, DateTimeOffset now)
    {
        List<CaseEvent> events = [done];
        List<Effect> effects = [];
        if (state.Appeal is { Upheld: true } && StillToUndo(state))
            Conclude(state.With(done), now, events, effects);
        return Accept(events, [.. effects]);
    }

    private static bool StillToUndo(CaseState state) =>
        state.TimeOut is not null || state.Outcome is { Disposition: Disposition.Expulsion, ReadmittedAt: null };

    private static void Conclude(CaseState state, DateTimeOffset now, List<CaseEvent> events, List<Effect> effects)
    {
        if (StillToUndo(state))
            return;

        if (state.Status != CaseStatus.Closed)
            events.Add(new CaseEvent.Closed(now));
        effects.Add(new Effect.TellMember(state.Subject, Notice.AppealUpheld));
        effects.AddRange(TellReporters(state));
    }
}
