using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>The second person lets a proposed expulsion be carried out.</summary>
internal sealed class ApproveVerb : PlainVerb<CaseAction.ApproveExpulsion>
{
    public override string Name => "approve";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state.Proposal is null ? null : new("Approve expulsion", ButtonStyle.Danger);

    // What was done by hand is done; approving it asks nothing of the platform that it has not seen.
    protected override MemberAct? ActOf(CaseAction.ApproveExpulsion action, CaseState? state) =>
        state is { ByHand.Count: 0, Proposal: { } proposal } ? RemovalChoice.ActOf(proposal.How) : null;

    protected override string Confirm(CaseAction.ApproveExpulsion action, CaseFile file) =>
        Recorded(
            file,
            $"Approved in case {file.Id}. The member is told first, then removed; the card says when that is verified."
        );
}
