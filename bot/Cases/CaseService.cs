using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>What became of an action: the law's answer, and the case as it stands after it.</summary>
/// <param name="File">Null when there is no case.</param>
/// <param name="Report">The receipt number of a new report.</param>
internal sealed record CaseResult(Decision Decision, CaseFile? File, long? Report = null)
{
    public Refusal? Refusal => (Decision as Decision.Refused)?.Why;
}

/// <summary>Loads a case, asks the law, and appends what it says: the only way in which cases change.</summary>
internal sealed class CaseService(
    ICaseStore store, IScreeningLog log, ChatPlatforms platforms, CommunityCharter charter, CasePolicy policy,
    TimeProvider time)
{
    /// <summary>Two people rarely meet on one case, and each meeting costs one more round.</summary>
    private const int Rounds = 8;

    /// <summary>
    /// A detector's finding: into the subject's open case, or a new one, stored together with the record that the
    /// message was screened.
    /// </summary>
    public async Task<CaseResult> RaiseFlagAsync(
        CommunityId community, MemberId subject, Flag flag, ScreenedMessage screened, bool shadow,
        CancellationToken cancellationToken)
    {
        var opening = new CaseOpening(
            community, subject, await QueueForAsync(community, subject, cancellationToken), shadow);
        var result = await DecideOpenAsync(
            opening, new CaseAction.RaiseFlag(flag), Actor.Bot, change => change with { Screened = screened },
            cancellationToken);

        // A full case takes no further flag of the kind; that the message was seen is kept all the same.
        if (result.Decision is Decision.Refused)
            await log.RecordAsync(community, [screened], [], cancellationToken);
        return result;
    }

    /// <summary>The author changed or removed a message; only a case whose evidence it is hears of it.</summary>
    public async Task NoteEvidenceChangedAsync(
        CommunityId community, MessageId message, bool deleted, CancellationToken cancellationToken)
    {
        if (await store.FindByEvidenceAsync(community, message, cancellationToken) is { } file)
            await DecideAsync(file.Id, new CaseAction.NoteEvidenceChange(message, deleted), Actor.Bot, cancellationToken);
    }

    /// <summary>
    /// A person has used the platform's own tools: into the member's open case, or a new one. What undoes a sanction opens
    /// a case only where the record has an expulsion that it goes against.
    /// </summary>
    public async Task NoteByHandAsync(
        CommunityId community, MemberId subject, CaseAction.NoteByHand byHand, bool shadow,
        CancellationToken cancellationToken)
    {
        // Told before, in whichever case.
        if (await store.FindByEvidenceAsync(community, new MessageId(byHand.Key), cancellationToken) is not null)
            return;

        var opening = await OpeningAsync(community, subject, cancellationToken) with { Shadow = shadow };
        if (byHand.Kind is HandSanction.Unban or HandSanction.TimeOutLifted
            && await store.FindOpenAsync(community, subject, opening.Queue, cancellationToken) is null
            && !await IsExpelledAsync(community, subject, byHand.Kind, cancellationToken))
            return;

        await DecideOpenAsync(opening, byHand, Actor.Bot, change => change, cancellationToken);
    }

    /// <summary>Members joined in what looks like a raid: into the one open case of it, or a new one.</summary>
    public Task NoteRaidAsync(
        CommunityId community, IReadOnlyList<RaidMember> members, bool shadow, CancellationToken cancellationToken) =>
        DecideOpenAsync(
            new CaseOpening(community, CaseState.Raid(community), Queue.Moderators, shadow),
            new CaseAction.NoteRaid(members), Actor.Bot, change => change, cancellationToken);

    /// <summary>A report: into the subject's open case, or a new one. A complaint about Belong has no other subject.</summary>
    public async Task<CaseResult> ReportAsync(
        CommunityId community, MemberId subject, Concern concern, MemberIdOrName? affected, Actor reporter,
        CancellationToken cancellationToken) => await DecideOpenAsync(
            await OpeningAsync(community, subject, cancellationToken),
            new CaseAction.FileReport(concern, affected), reporter, change => change, cancellationToken);

    /// <summary>A sanction that starts from a person, not from a card: in the subject's open case, or a new one.</summary>
    public async Task<CaseResult> DecideAboutAsync(
        CommunityId community, MemberId subject, CaseAction action, Actor actor, CancellationToken cancellationToken) =>
        await DecideOpenAsync(
            await OpeningAsync(community, subject, cancellationToken), action, actor, change => change,
            cancellationToken);

    /// <summary>An action on a case that is known. Null when there is no such case.</summary>
    public Task<CaseResult?> DecideAsync(
        CaseId id, CaseAction action, Actor actor, CancellationToken cancellationToken) =>
        DecideKnownAsync(id, action, actor, change => change, cancellationToken);

    /// <summary>An effect is over: its row and what the case makes of it, in one transaction.</summary>
    public async Task RecordOutcomeAsync(
        CaseId id, Effect effect, EffectOutcome outcome, FinishedEffect finished, CancellationToken cancellationToken) =>
        await DecideKnownAsync(
            id, new CaseAction.RecordOutcome(effect, outcome), Actor.Bot,
            change => change with { Finished = finished }, cancellationToken);

    /// <summary>The subject's other cases, newest first.</summary>
    public async Task<IReadOnlyList<CaseSummary>> HistoryAsync(
        CommunityId community, MemberId subject, CaseId? except, CancellationToken cancellationToken) =>
        [.. (await store.HistoryOfAsync(community, subject, cancellationToken)).Where(past => past.Id != except)];

    private async Task<bool> IsExpelledAsync(
        CommunityId community, MemberId subject, HandSanction kind, CancellationToken cancellationToken) =>
        kind == HandSanction.Unban && (await store.HistoryOfAsync(community, subject, cancellationToken)).Any(past =>
            past is { Disposition: Disposition.Expulsion, Shadow: false, Appeal: not AppealResult.Overturned });

    private async Task<CaseOpening> OpeningAsync(
        CommunityId community, MemberId subject, CancellationToken cancellationToken) =>
        new(community, subject, await QueueForAsync(community, subject, cancellationToken), Shadow: false);

    /// <summary>Cases are routed round the people whom they are about (C11, C30).</summary>
    private async Task<Queue> QueueForAsync(
        CommunityId community, MemberId subject, CancellationToken cancellationToken)
    {
        if (subject == CaseState.Belong(community))
            return Queue.Trustee;

        var member = await platforms[community].FindMemberAsync(subject, cancellationToken);
        return member switch
        {
            null => Queue.Moderators,
            _ when member.Has(Roles.Operator | Roles.Trustee) => Queue.Trustee,
            _ when member.Has(Roles.Moderator) => Queue.Operators,
            _ => Queue.Moderators,
        };
    }

    private async Task<CaseResult> DecideOpenAsync(
        CaseOpening opening, CaseAction action, Actor actor, Func<CaseChange, CaseChange> complete,
        CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            var file = await store.FindOpenAsync(
                opening.Community, opening.Subject, opening.Queue, cancellationToken);
            try
            {
                return await DecideAsync(file, opening, action, actor, complete, cancellationToken);
            }
            catch (StaleCaseException) when (round < Rounds)
            {
                // Somebody was first: decide again on what there is now.
            }
        }
    }

    private async Task<CaseResult?> DecideKnownAsync(
        CaseId id, CaseAction action, Actor actor, Func<CaseChange, CaseChange> complete,
        CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } file)
                return null;
            try
            {
                return await DecideAsync(file, null, action, actor, complete, cancellationToken);
            }
            catch (StaleCaseException) when (round < Rounds)
            {
                // As above; a click on an outdated card is refused by its revision.
            }
        }
    }

    private async Task<CaseResult> DecideAsync(
        CaseFile? file, CaseOpening? opening, CaseAction action, Actor actor, Func<CaseChange, CaseChange> complete,
        CancellationToken cancellationToken)
    {
        var community = file?.State.Community ?? opening!.Community;
        var subject = file?.State.Subject ?? opening!.Subject;
        var context = new CaseContext(
            charter, policy, file?.Parties ?? [], await HistoryAsync(community, subject, file?.Id, cancellationToken))
        {
            Opening = opening,
        };

        var decision = CaseWorkflow.Decide(file?.State, action, actor, context, time.GetUtcNow());
        if (decision is not Decision.Accepted accepted)
            return new CaseResult(decision, file);

        var after = file is null ? CaseState.From(accepted.Events) : file.State.With(accepted.Events);
        var receipt = await store.AppendAsync(
            complete(new CaseChange(file?.Id, file?.State.Version ?? 0, after, accepted.Events, accepted.Effects)
            {
                Parties = accepted.Parties,
            }),
            cancellationToken);
        return new CaseResult(
            decision,
            new CaseFile(receipt.Case, after, [.. file?.Parties ?? [], .. accepted.Parties]),
            receipt.Report);
    }
}
