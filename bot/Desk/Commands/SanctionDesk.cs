using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// Sanctions a member by a verb, typed: in the member's open case, or a new one. Those who type may not know of a case.
/// </summary>
internal sealed class SanctionDesk(
    CaseService cases,
    ICaseStore store,
    MemberFinder finder,
    CommunityCharter charter,
    OutgoingCheck outgoing,
    RankCheck ranks
)
{
    /// <summary>The member whom the option names, or that there is none.</summary>
    public async Task<(Member? Member, Reply? Refusal)> FindAsync(
        CommandCall call,
        string option,
        CancellationToken cancellationToken
    ) =>
        await finder.FindAsync(call.Community, call[option]!, cancellationToken) is { } member
            ? (member, null)
            : (null, MemberFinder.NotFound(option, call[option]!));

    /// <summary>The clause that is meant, whatever its case; null when the charter has none such.</summary>
    public Clause? FindClause(string typed) =>
        charter.Find(new ClauseId(typed.ToUpperInvariant())) ?? charter.Find(new ClauseId(typed));

    public FieldFault NoClause(string typed) =>
        new(ClauseField.Name, $"there is no clause '{typed}' in version {charter.Version}: /charter lists them");

    public async Task<Reply> SanctionAsync(
        CaseVerb verb,
        CommunityId community,
        Member subject,
        IReadOnlyDictionary<string, string> values,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var target = new VerbTarget(community, subject.Id, null);
        var reading = await verb.ReadAsync(values, target, cancellationToken);
        if (reading.Fault is { } fault)
            return fault.ToReply();

        var action = reading.Action;
        if (
            verb.OutgoingOf(action) is { } words
            && await HeldBackAsync(target, words, actor, cancellationToken) is { } heldBack
        )
        {
            return heldBack;
        }

        if (await ranks.RefuseAsync(verb.ActOf(action, null), target, actor, cancellationToken) is { } beyond)
            return beyond;

        return Answer.To(
            await cases.DecideAboutAsync(community, subject.Id, action, actor, cancellationToken),
            file => verb.Confirm(action, file)
        );
    }

    /// <summary>The clauses under which there may be a sanction.</summary>
    public IReadOnlyList<Choice> SuggestClauses(string typed) =>
        ClauseSuggestions.For(charter.Clauses.Where(clause => clause.Use == ClauseUse.Sanction), charter, typed);

    private async Task<Reply?> HeldBackAsync(
        VerbTarget target,
        OutgoingWords words,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        // Who may not work a case learns nothing of it, not even by trying names on it: the law refuses them in its own
        // words.
        foreach (var queue in Enum.GetValues<Queue>())
        {
            if (
                await store.FindOpenAsync(target.Community, target.Subject, queue, cancellationToken) is { } file
                && CaseWorkflow.WhyNotWork(queue, target.Subject, actor, file.Parties) is null
                && await outgoing.RefuseAsync(file, words, cancellationToken) is { } heldBack
            )
            {
                return heldBack;
            }
        }

        return null;
    }
}
