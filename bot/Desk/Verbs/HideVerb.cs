using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Takes the newest message of the evidence out of sight, for review.</summary>
internal sealed class HideVerb : PlainVerb<CaseAction.Hide>
{
    public override string Name => "hide";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state is { IsOpen: true, Proposal: null, HasMember: true, Shadow: false, LastMessage: { } last }
        && capabilities.CanHideMessages
        && !state.Hidden.Any(hidden => hidden.Message == last.Message && !hidden.Restored)
            ? new("Hide")
            : null;

    protected override string Confirm(CaseAction.Hide action, CaseFile file) =>
        $"Recorded in case {file.Id}. The message is being hidden. Where the platform can restore it, "
        + "it comes back when the case is dismissed, or when nobody decides in time.";
}
