using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Lets a member who is timed out speak again.</summary>
internal sealed class LiftVerb : PlainVerb<CaseAction.LiftTimeOut>
{
    public override string Name => "lift";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state.TimeOut is { Lifting: false } ? new("Lift time-out") : null;

    protected override string Confirm(CaseAction.LiftTimeOut action, CaseFile file) =>
        $"Recorded in case {file.Id}. The time-out is being lifted.";
}
