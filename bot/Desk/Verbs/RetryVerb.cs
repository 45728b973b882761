using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Tries again what could not be delivered or carried out.</summary>
internal sealed class RetryVerb : PlainVerb<CaseAction.Retry>
{
    public override string Name => "retry";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state.HasUndelivered || state.Failures.Count > 0 ? new("Try again", ButtonStyle.Primary) : null;

    protected override string Confirm(CaseAction.Retry action, CaseFile file) => $"Trying again: case {file.Id}.";
}
