using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>The member has read the request to cease.</summary>
internal sealed class AcknowledgeVerb : PlainVerb<CaseAction.Acknowledge>
{
    public override string Name => ButtonId.Acknowledge;

    public override bool IsForSubject => true;

    /// <summary>Never: the notice bears the button.</summary>
    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) => null;

    protected override string Confirm(CaseAction.Acknowledge action, CaseFile file) =>
        "Thank you: your acknowledgement is recorded.";
}
