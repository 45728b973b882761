using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Brings back every hidden message of the case.</summary>
internal sealed class RestoreVerb : PlainVerb<CaseAction.Restore>
{
    public override string Name => "restore";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        capabilities.CanRestore && state.Hidden.Any(hidden => !hidden.Restored) ? new("Restore message") : null;

    protected override string Confirm(CaseAction.Restore action, CaseFile file) =>
        $"Recorded in case {file.Id}. The message is being brought back.";
}
