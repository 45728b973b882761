namespace Belong.Bot.Cases;

/// <summary>
/// Time-outs: by one moderator for the interim span, by a second person for as long as they are meant to hold, which
/// the law's clock sets part by part.
/// </summary>
internal static partial class CaseWorkflow
{
    private static Refusal? WhyNotTimeOut(CaseState state, CaseAction.TimeOutSubject timeOut, CaseContext context) =>
        state.Shadow ? Refusal.ShadowMode
        : !state.IsOpen ? Refusal.AlreadyDecided
        : state.TimeOut is not null ? Refusal.TimedOutAlready
        : WhyNotUnder(state, timeOut.Clause, reminds: false, context);

    private static Refusal? WhyNotConfirm(CaseState state, Actor actor) =>
        state.TimeOut is null or { Lifting: true } ? Refusal.NotTimedOut
        : !state.TimeOut.AwaitsConfirmation ? Refusal.NothingToConfirm
        : state.TimeOut.By == actor.Id ? Refusal.OwnProposal
        : null;

    private static Decision.Accepted TimeOutSubject(
        CaseState state,
        CaseAction.TimeOutSubject timeOut,
        Actor actor,
        CaseContext context,
        DateTimeOffset now
    )
    {
        var wanted = now + timeOut.Span;
        var interim = now + context.Policy.InterimHide;
        var until = wanted < interim ? wanted : interim;
        return Accept(
            [new CaseEvent.TimeOutOrdered(now, actor.Id!.Value, timeOut.Clause, timeOut.Words, wanted, until)],
            new Effect.TimeOutMember(state.Subject, until)
        );
    }

    private static Decision.Accepted ConfirmTimeOut(CaseState state, Actor actor, DateTimeOffset now)
    {
        var until = state.TimeOut!.NextPart(now);
        return Accept(
            [new CaseEvent.TimeOutConfirmed(now, actor.Id!.Value, until)],
            new Effect.TimeOutMember(state.Subject, until)
        );
    }

    private static Decision.Accepted LiftTimeOut(CaseState state, Actor actor, DateTimeOffset now) =>
        Accept([new CaseEvent.TimeOutLiftOrdered(now, actor.Id)], new Effect.LiftTimeOut(state.Subject));

    private static Decision.Accepted TimedOut(CaseState state, Effect.TimeOutMember set, DateTimeOffset now)
    {
        // Told once it is so, and once: a further part changes nothing for the member.
        var first = state.TimeOut is { Done: false, Lifting: false };
        return Accept(
            [new CaseEvent.TimedOut(now, set.Until)],
            first ? [new Effect.TellMember(state.Subject, Notice.TimeOut)] : []
        );
    }

    /// <summary>The time-out's clock: the next part of a confirmed one, or its end.</summary>
    private static (CaseEvent Event, Effect? Effect)? PassTimeOut(CaseState state, DateTimeOffset now)
    {
        if (state.TimeOut is not { Lifting: false } inForce || inForce.DueAt > now)
            return null;
        if (inForce.ConfirmedBy is null || inForce.Until >= inForce.Wanted || inForce.Wanted <= now)
            return (new CaseEvent.TimeOutEnded(now), null);

        var until = inForce.NextPart(now);
        return (new CaseEvent.TimeOutRenewed(now, until), new Effect.TimeOutMember(state.Subject, until));
    }
}
