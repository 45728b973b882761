using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>
/// What people do past the law. A ban or a kick by hand is an expulsion that awaits a clause, a reason and its second
/// person; until then it is no strike.
/// </summary>
internal static partial class CaseWorkflow
{
    private static Decision NoteByHand(CaseState state, CaseAction.NoteByHand byHand, DateTimeOffset now)
    {
        if (state.ByHand.Any(known => known.Key == byHand.Key))
            return new Decision.Refused(Refusal.NoSuchEvidence);

        var asks = byHand.Kind is HandSanction.Ban or HandSanction.Kick or HandSanction.TimeOut && !state.Shadow;
        return Accept(
            [new CaseEvent.SanctionedByHand(now, byHand.By, byHand.Kind, byHand.Reason, byHand.Done, byHand.Key)],
            asks ? [new Effect.AskForReason(byHand.By)] : []
        );
    }

    private static Refusal? WhyNotExplain(CaseState state, CaseAction.ExplainByHand explain, CaseContext context) =>
        !state.AwaitsReason ? Refusal.NothingToExplain
        : !state.IsOpen ? Refusal.AlreadyDecided
        : state.Proposal is not null ? Refusal.ProposalPending
        : WhyNotUnder(state, explain.Clause, reminds: false, context);

    private static Decision.Accepted ExplainByHand(
        CaseState state,
        CaseAction.ExplainByHand explain,
        Actor actor,
        DateTimeOffset now
    )
    {
        var who = actor.Id!.Value;
        List<CaseEvent> events = [new CaseEvent.HandSanctionExplained(now, who, explain.Clause, explain.Words)];
        if (RemovalByHand(state) is { } how)
            events.Add(new CaseEvent.ExpulsionProposed(now, who, explain.Clause, explain.Words, how));
        return Accept(events);
    }

    /// <summary>In which way the subject was removed by hand; null when they were not, or were let in again.</summary>
    private static Removal? RemovalByHand(CaseState state) =>
        state
            .ByHand.LastOrDefault(one => one.Kind is HandSanction.Ban or HandSanction.Kick or HandSanction.Unban)
            ?.Kind switch
        {
            HandSanction.Ban => Removal.Ban,
            HandSanction.Kick => Removal.Kick,
            _ => null,
        };

    /// <summary>A dismissed case leaves nothing standing that was done by hand.</summary>
    private static Effect[] UndoByHand(CaseState state) =>
        state switch
        {
            { Shadow: true } => [],
            { StandsByHand.Kind: HandSanction.Ban } => [new Effect.ReadmitMember(state.Subject, Removal.Ban)],
            { StandsByHand.Kind: HandSanction.TimeOut } => [new Effect.LiftTimeOut(state.Subject)],
            _ => [],
        };

    private static Decision NoteRaid(CaseState state, CaseAction.NoteRaid raid, DateTimeOffset now)
    {
        var known = state.Raiders.Select(raider => raider.Member).ToHashSet();
        var further = raid.Members.Where(raider => known.Add(raider.Member)).ToList();
        return further.Count == 0
            ? new Decision.Refused(Refusal.NoSuchEvidence)
            : Accept([new CaseEvent.RaidNoted(now, further)]);
    }
}
