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

/// <summary>
/// Loads a case, asks the law, and appends what it says: how cases change by what people and the platform do. What
/// screening finds comes in batches, by <see cref="CaseIntake"/>.
/// </summary>
internal sealed class CaseService(
    ICaseStore store,
    IRecord record,
    CaseRouting routing,
    CommunityCharter charter,
    CasePolicy policy,
    TimeProvider time
)
{
    /// <summary>Two people rarely meet on one case, and each meeting costs one more round.</summary>
    private const int Rounds = 8;

    /// <summary>
    /// A person has used the platform's own tools: into the member's open case, or a new one. What undoes a sanction
    /// opens a case only where the record has an expulsion that it goes against.
    /// </summary>
    public async Task NoteByHandAsync(
        CommunityId community,
        MemberId subject,
        CaseAction.NoteByHand byHand,
        bool shadow,
        CancellationToken cancellationToken
    )
    {
        // Told before, in whichever case.
        if (await store.FindByEvidenceAsync(community, new MessageId(byHand.Key), cancellationToken) is not null)
            return;

        var opening = await OpeningAsync(community, subject, cancellationToken) with { Shadow = shadow };
        if (
            byHand.Kind is HandSanction.Unban or HandSanction.TimeOutLifted
            && await store.FindOpenAsync(community, subject, opening.Queue, cancellationToken) is null
            && !await IsExpelledAsync(community, subject, byHand.Kind, cancellationToken)
        )
        {
            return;
        }

        await DecideOpenAsync(opening, byHand, Actor.Bot, change => change, cancellationToken);
    }

    /// <summary>Members joined in what looks like a raid: into the one open case of it, or a new one.</summary>
    public Task NoteRaidAsync(
        CommunityId community,
        IReadOnlyList<RaidMember> members,
        bool shadow,
        CancellationToken cancellationToken
    ) =>
        DecideOpenAsync(
            new CaseOpening(community, CaseState.Raid(community), Queue.Moderators, shadow),
            new CaseAction.NoteRaid(members),
            Actor.Bot,
            change => change,
            cancellationToken
        );

    /// <summary>
    /// A report: into the subject's open case, or a new one. A complaint about Belong has no other subject.
    /// </summary>
    public async Task<CaseResult> ReportAsync(
        CommunityId community,
        MemberId subject,
        Concern concern,
        MemberIdOrName? affected,
        Actor reporter,
        CancellationToken cancellationToken
    ) =>
        await DecideOpenAsync(
            await OpeningAsync(community, subject, cancellationToken),
            new CaseAction.FileReport(concern, affected),
            reporter,
            change => change,
            cancellationToken
        );

    /// <summary>
    /// A sanction that starts from a person, not from a card: in the subject's open case, or a new one.
    /// </summary>
    public async Task<CaseResult> DecideAboutAsync(
        CommunityId community,
        MemberId subject,
        CaseAction action,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
        await DecideOpenAsync(
            await OpeningAsync(community, subject, cancellationToken),
            action,
            actor,
            change => change,
            cancellationToken
        );

    /// <summary>An action on a case that is known. Null when there is no such case.</summary>
    public Task<CaseResult?> DecideAsync(
        CaseId id,
        CaseAction action,
        Actor actor,
        CancellationToken cancellationToken
    ) => DecideKnownAsync(id, action, actor, change => change, cancellationToken);

    /// <summary>An effect is over: its row and what the case makes of it, in one transaction.</summary>
    public async Task RecordOutcomeAsync(
        CaseId id,
        Effect effect,
        EffectOutcome outcome,
        CancellationToken cancellationToken
    ) =>
        await DecideKnownAsync(
            id,
            new CaseAction.RecordOutcome(effect, outcome),
            Actor.Bot,
            change => change with { Finished = new FinishedEffect(effect.Key, outcome) },
            cancellationToken
        );

    /// <summary>The subject's other cases, newest first.</summary>
    public async Task<IReadOnlyList<CaseSummary>> HistoryAsync(
        CommunityId community,
        MemberId subject,
        CaseId? except,
        CancellationToken cancellationToken
    ) => [.. (await store.HistoryOfAsync(community, subject, cancellationToken)).Where(past => past.Id != except)];

    /// <summary>Decides again, on what there is now, as often as somebody else was first.</summary>
    /// <param name="decide">Loads, decides and stores. A click on an outdated card is refused by its revision.</param>
    /// <exception cref="StaleCaseException">Somebody was first each time.</exception>
    internal static async Task<T> AgainWhileStaleAsync<T>(Func<Task<T>> decide)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                return await decide();
            }
            catch (StaleCaseException) when (round < Rounds)
            {
                // The next round loads what it was that came first.
            }
        }
    }

    private async Task<bool> IsExpelledAsync(
        CommunityId community,
        MemberId subject,
        HandSanction kind,
        CancellationToken cancellationToken
    ) =>
        kind == HandSanction.Unban
        && (await store.HistoryOfAsync(community, subject, cancellationToken)).Any(past =>
            past is { Disposition: Disposition.Expulsion, Shadow: false, Appeal: not AppealResult.Overturned }
        );

    private async Task<CaseOpening> OpeningAsync(
        CommunityId community,
        MemberId subject,
        CancellationToken cancellationToken
    ) => new(community, subject, await routing.QueueForAsync(community, subject, cancellationToken), Shadow: false);

    private async Task<CaseResult> DecideOpenAsync(
        CaseOpening opening,
        CaseAction action,
        Actor actor,
        Func<CaseChange, CaseChange> complete,
        CancellationToken cancellationToken
    ) =>
        await AgainWhileStaleAsync(async () =>
            await DecideAsync(
                await store.FindOpenAsync(opening.Community, opening.Subject, opening.Queue, cancellationToken),
                opening,
                action,
                actor,
                complete,
                cancellationToken
            )
        );

    private async Task<CaseResult?> DecideKnownAsync(
        CaseId id,
        CaseAction action,
        Actor actor,
        Func<CaseChange, CaseChange> complete,
        CancellationToken cancellationToken
    ) =>
        await AgainWhileStaleAsync(async () =>
            await store.FindAsync(id, cancellationToken) is { } file
                ? await DecideAsync(file, null, action, actor, complete, cancellationToken)
                : null
        );

    private async Task<CaseResult> DecideAsync(
        CaseFile? file,
        CaseOpening? opening,
        CaseAction action,
        Actor actor,
        Func<CaseChange, CaseChange> complete,
        CancellationToken cancellationToken
    )
    {
        var community = file?.State.Community ?? opening!.Community;
        var subject = file?.State.Subject ?? opening!.Subject;
        var context = new CaseContext(
            charter,
            policy,
            file?.Parties ?? [],
            await HistoryAsync(community, subject, file?.Id, cancellationToken)
        )
        {
            Opening = opening,
        };

        var decision = CaseWorkflow.Decide(file?.State, action, actor, context, time.GetUtcNow());
        if (decision is not Decision.Accepted accepted)
            return new CaseResult(decision, file);

        var after = file is null ? CaseState.From(accepted.Events) : file.State.With(accepted.Events);
        var change = complete(
            new CaseChange(file?.Id, file?.State.Version ?? 0, after, accepted.Events, accepted.Effects)
            {
                Parties = accepted.Parties,
            }
        );
        var receipts = await record.AppendAsync(new Entry(community) { Changes = [change] }, cancellationToken);
        var receipt = receipts.Single();
        return new CaseResult(
            decision,
            new CaseFile(receipt.Case, after, [.. file?.Parties ?? [], .. accepted.Parties]),
            receipt.Report
        );
    }
}
