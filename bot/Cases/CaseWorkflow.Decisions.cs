using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>What people decide, and what follows from it.</summary>
internal static partial class CaseWorkflow
{
    private static Decision.Accepted Dismiss(
        CaseState state,
        CaseAction.Dismiss dismiss,
        Actor actor,
        DateTimeOffset now
    )
    {
        var who = actor.Id!.Value;
        List<CaseEvent> events = [new CaseEvent.Dismissed(now, who, dismiss.Disposition, dismiss.Reason)];
        List<Effect> effects = [];
        Undo(state, who, now, events, effects);
        effects.AddRange(UndoByHand(state));
        events.Add(new CaseEvent.Closed(now));
        return Accept(events, [.. effects, .. TellReporters(state)]);
    }

    /// <summary>
    /// A notice to the subject; a proposal waits for a second person first. In shadow mode the decision is recorded and
    /// closed, and nobody is told.
    /// </summary>
    private static Decision.Accepted Impose(
        CaseState state,
        CaseAction.Impose impose,
        Actor actor,
        CaseContext context,
        DateTimeOffset now
    ) =>
        impose.Happens(actor.Id!.Value, context.Policy, now) switch
        {
            CaseEvent.Decided decided when state.Shadow => Accept([decided, new CaseEvent.Closed(now)]),
            CaseEvent.Decided decided => Accept(
                [decided],
                new Effect.TellMember(state.Subject, impose.Sanction.Notice)
            ),
            var proposed => Accept([proposed]),
        };

    private static Decision.Accepted ApproveExpulsion(CaseState state, Actor actor, DateTimeOffset now)
    {
        var approved = new CaseEvent.ExpulsionApproved(now, actor.Id!.Value);
        if (state.Shadow)
            return Accept([approved, new CaseEvent.Closed(now)]);

        List<CaseEvent> events = [approved];
        if (state.TimeOut is not null)
            events.Add(new CaseEvent.TimeOutEnded(now));

        // Notice first, then removal: afterwards there may be no way left to reach the member.
        var notice = new Effect.TellMember(state.Subject, Notice.Expulsion);
        if (RemovalByHand(state) == Removal.Kick && state.Proposal!.How == Removal.Kick)
        {
            // Done by hand already, and they may have joined again since: a second kick is nobody's decision.
            events.Add(new CaseEvent.MemberRemoved(now));
            return Accept(events, notice);
        }

        return Accept(
            events,
            notice,
            new Effect.RemoveMember(state.Subject, state.Proposal!.How) { After = notice.Key }
        );
    }

    private static Decision.Accepted Hide(CaseState state, Actor actor, CaseContext context, DateTimeOffset now)
    {
        var target = HideTarget(state)!;
        var lapses = now + context.Policy.InterimHide;
        return Accept(
            [new CaseEvent.HideOrdered(now, actor.Id, target.Channel, target.Message, lapses)],
            new Effect.HideMessage(target.Channel, target.Message)
        );
    }

    /// <summary>The newest message of the evidence, unless it is hidden or deleted already.</summary>
    private static MessageReference? HideTarget(CaseState state) =>
        state.LastMessage is { } last
        && !state.Hidden.Any(hidden => hidden.Message == last.Message && !hidden.Restored)
        && !state.Changes.Any(change => change.Message == last.Message && change.Deleted)
            ? last
            : null;

    private static Decision.Accepted Restore(CaseState state, Actor actor, DateTimeOffset now)
    {
        var hidden = state.Hidden.Where(one => !one.Restored).ToList();
        return Accept(
            [.. hidden.Select(one => new CaseEvent.RestoreOrdered(now, actor.Id, one.Channel, one.Message))],
            [.. hidden.Select(one => new Effect.RestoreMessage(one.Channel, one.Message))]
        );
    }

    private static Decision.Accepted Acknowledge(CaseState state, Actor actor, DateTimeOffset now)
    {
        var acknowledged = new CaseEvent.CeaseAcknowledged(now, actor.Id!.Value);

        // While an expulsion is proposed the case stays with its second person.
        return state.Proposal is not null || state.Status == CaseStatus.Closed
            ? Accept([acknowledged])
            : Accept([acknowledged, new CaseEvent.Closed(now)], TellReporters(state));
    }

    private static bool CanRetry(CaseState state) => AllUndelivered(state).Count > 0 || state.Failures.Count > 0;

    /// <summary>The notices that the member does not have.</summary>
    private static List<Notice> AllUndelivered(CaseState state) =>
        [
            .. state.Outcome is { Notice: NoticeState.Undelivered } outcome
                ? [Sanction.Of(outcome.Disposition)!.Notice]
                : Array.Empty<Notice>(),
            .. state.Undelivered.Select(one => one.Notice),
        ];

    private static Decision.Accepted HandOver(
        CaseState state,
        CaseAction.HandOver handOver,
        Actor actor,
        DateTimeOffset now
    )
    {
        var who = actor.Id!.Value;
        List<CaseEvent> events =
        [
            .. AllUndelivered(state).Select(notice => new CaseEvent.NoticeHandedOver(now, who, notice, handOver.How)),
        ];
        var closes = events.OfType<CaseEvent.NoticeHandedOver>().Any(one => Closes(state, one.Notice));
        if (closes)
            events.Add(new CaseEvent.Closed(now));
        return Accept(events, closes ? TellReporters(state) : []);
    }

    private static Decision.Accepted Retry(CaseState state, Actor actor, DateTimeOffset now)
    {
        List<Effect> effects = [];
        effects.AddRange(AllUndelivered(state).Select(notice => new Effect.TellMember(state.Subject, notice)));
        var overturned = state.Appeal is { Upheld: true };
        if (
            state.Outcome is { Disposition: Disposition.Expulsion, RemovedAt: null }
            && !overturned
            && state.Failures.Count > 0
        )
        {
            effects.Add(new Effect.RemoveMember(state.Subject, state.Outcome.How));
        }

        if (state.Outcome is { Disposition: Disposition.Expulsion, ReadmittedAt: null } && overturned)
            effects.Add(new Effect.ReadmitMember(state.Subject, state.Outcome.How));
        if (state.Outcome is { Notice: NoticeState.None, ReadmittedAt: null })
            effects.AddRange(UndoByHand(state));
        if (state.TimeOut is { Lifting: true })
            effects.Add(new Effect.LiftTimeOut(state.Subject));
        foreach (var hidden in state.Hidden.Where(one => !one.Done && !one.Restored))
            effects.Add(new Effect.HideMessage(hidden.Channel, hidden.Message));
        return Accept([new CaseEvent.Retried(now, actor.Id!.Value)], [.. effects]);
    }

    private static Effect[] TellReporters(CaseState state) =>
        state.Shadow
            ? []
            :
            [
                .. state
                    .Reports.Select(report => report.Reporter)
                    .Distinct()
                    .Select(token => new Effect.TellReporter(token)),
            ];
}
