using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Proposes to remove the member; a second person approves.</summary>
internal sealed class ExpelVerb(ClauseField clauses, ChatPlatforms platforms) : CaseVerb<CaseAction.ProposeExpulsion>
{
    private const string How = "how";

    private static readonly FormField Reason = Words("reason", "Why, with the evidence", required: true);

    public override string Name => "expel";

    // Somebody who was asked to cease and does not may be proposed for expulsion on the same case.
    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state
            is { IsOpen: true, Proposal: null, HasMember: true }
                or { Status: CaseStatus.Decided, Proposal: null, Outcome.Disposition: Disposition.RequestToCease }
        && capabilities.CanRemoveMembers
            ? new("Propose expulsion", ButtonStyle.Danger)
            : null;

    public override Form FormFor(CaseFile file) =>
        Form("Propose expulsion", [clauses.For(file.State), Reason, .. Ways(file.State.Community)]);

    protected override ValueTask<CaseAction.ProposeExpulsion> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    )
    {
        var capabilities = platforms[target.Community].Capabilities;
        var propose = new CaseAction.ProposeExpulsion(
            clauses.Read(reader, target),
            reader.Text(Reason),
            reader.OneOf(How, RemovalChoice.ByName, RemovalChoice.DefaultOf(capabilities))
        );
        if (target.ReachesMember && !capabilities.Removals.Contains(propose.How))
        {
            var has = string.Join(" and ", RemovalChoice.Of(capabilities).Select(RemovalChoice.NameOf));
            var wanted = RemovalChoice.NameOf(propose.How);
            reader.Fail(How, $"'{wanted}' is not possible on this platform; it has {has}");
        }

        return new(propose);
    }

    protected override OutgoingWords OutgoingOf(CaseAction.ProposeExpulsion action) => new(Reason.Name, action.Reason);

    protected override MemberAct? ActOf(CaseAction.ProposeExpulsion action, CaseState? state) =>
        RemovalChoice.ActOf(action.How);

    protected override string Confirm(CaseAction.ProposeExpulsion action, CaseFile file) =>
        $"Proposed in case {file.Id}. A second person has to approve it.";

    /// <summary>Asked only where there is a choice.</summary>
    private IEnumerable<FormField> Ways(CommunityId community)
    {
        var ways = RemovalChoice.ChoicesOf(platforms[community].Capabilities);
        if (ways.Count > 1)
        {
            yield return new FormField(How, "How", FormFieldKind.Choice)
            {
                Required = false,
                Value = ways[0].Value,
                Choices = ways,
            };
        }
    }
}
