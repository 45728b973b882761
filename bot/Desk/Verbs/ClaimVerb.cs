using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Takes a case, or takes it over.</summary>
internal sealed class ClaimVerb : PlainVerb<CaseAction.Claim>
{
    public override string Name => "claim";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state is { IsOpen: true, Proposal: null }
            ? new(state.ClaimedBy is null ? "Claim" : "Take over", ButtonStyle.Primary)
            : null;

    protected override string Confirm(CaseAction.Claim action, CaseFile file) => $"Yours: case {file.Id}.";
}
