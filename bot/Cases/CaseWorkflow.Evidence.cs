namespace Belong.Bot.Cases;

/// <summary>How cases begin and gather evidence.</summary>
internal static partial class CaseWorkflow
{
    private static Decision DecideOpening(CaseAction action, Actor actor, CaseContext context, DateTimeOffset now)
    {
        if (context.Opening is not { } opening)
            return new Decision.Refused(Refusal.NoSuchEvidence);

        // A sanction without a case (`/warn`) opens one: it needs the right to work the queue it would be in.
        var byPerson =
            action
            is not (CaseAction.RaiseFlag or CaseAction.FileReport or CaseAction.NoteByHand or CaseAction.NoteRaid);
        if (byPerson && WhyNotWork(opening.Queue, opening.Subject, actor, context.Parties) is { } unfit)
            return new Decision.Refused(unfit);

        var opened = new CaseEvent.Opened(
            now,
            byPerson ? actor.Id : null,
            opening.Community,
            opening.Subject,
            opening.Queue,
            opening.Shadow
        );
        var decision = Decide(CaseState.From([opened]), action with { Seen = null }, actor, context, now);
        return decision is Decision.Accepted accepted
            ? accepted with
            {
                Events = [opened, .. accepted.Events],
            }
            : decision;
    }

    private static Decision RaiseFlag(
        CaseState state,
        CaseAction.RaiseFlag raise,
        CaseContext context,
        DateTimeOffset now
    )
    {
        var flag = raise.Flag;
        var alike = state.Flags.Count(known => known.Main.Category == flag.Main.Category);
        if (alike >= context.Policy.FlagsPerCategory)
            return new Decision.Refused(Refusal.EnoughEvidence);

        List<CaseEvent> events = [new CaseEvent.FlagRaised(now, flag)];
        if (state.Breach is null && context.OrderAgainst(flag.Main.Clause) is { } order)
            events.Add(new CaseEvent.BreachFound(now, order.Id, order.DecidedClause!.Value));
        return Accept(events);
    }

    private static Decision FileReport(
        CaseState state,
        CaseAction.FileReport report,
        Actor actor,
        CaseContext context,
        DateTimeOffset now
    )
    {
        var reporter = actor.Id!.Value;
        List<CaseParty> parties = [];
        var token =
            context.Parties.FirstOrDefault(party => IsReporter(party) && party.Member.Id == reporter)?.Token
            ?? $"Reporter-{context.Parties.Where(IsReporter).DistinctBy(party => party.Token).Count() + 1}";
        parties.Add(new CaseParty(token, new MemberIdOrName(reporter, null), report.Concern.Confidential));
        if (report.Affected is { } affected)
        {
            var number = context.Parties.Count(party => !IsReporter(party)) + 1;
            parties.Add(new CaseParty($"Affected-{number}", affected, Confidential: true));
        }

        return Accept([new CaseEvent.ReportReceived(now, token, report.Concern)]) with
        {
            Parties = parties,
        };
    }

    private static bool IsReporter(CaseParty party) => party.Token.StartsWith("Reporter-", StringComparison.Ordinal);

    private static Decision NoteEvidenceChange(
        CaseState state,
        CaseAction.NoteEvidenceChange change,
        DateTimeOffset now
    )
    {
        var known = state.Changes.Any(earlier =>
            earlier.Message == change.Message && (earlier.Deleted || earlier.Deleted == change.Deleted)
        );
        var isEvidence =
            state.Flags.Any(flag => flag.Message.Message == change.Message)
            || state.Reports.Any(report => report.Concern.Message?.Message == change.Message);
        return known || !isEvidence
            ? new Decision.Refused(Refusal.NoSuchEvidence)
            : Accept([new CaseEvent.EvidenceChanged(now, change.Message, change.Deleted)]);
    }

    private static Decision.Accepted Claim(CaseState state, Actor actor, DateTimeOffset now) =>
        Accept([new CaseEvent.Claimed(now, actor.Id!.Value)]);
}
