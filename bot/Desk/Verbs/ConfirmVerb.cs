using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>The second person lets a time-out hold for as long as it was meant to.</summary>
internal sealed class ConfirmVerb : PlainVerb<CaseAction.ConfirmTimeOut>
{
    public override string Name => "confirm";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state.TimeOut is { Lifting: false, AwaitsConfirmation: true }
            ? new("Confirm time-out", ButtonStyle.Danger)
            : null;

    protected override MemberAct? ActOf(CaseAction.ConfirmTimeOut action, CaseState? state) => MemberAct.TimeOut;

    protected override string Confirm(CaseAction.ConfirmTimeOut action, CaseFile file) =>
        $"Confirmed in case {file.Id}.";
}
