using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>The second person does not let a proposed expulsion pass.</summary>
internal sealed class RejectVerb : CaseVerb<CaseAction.RejectExpulsion>
{
    private static readonly FormField Reason = Words("reason", "Why", required: true);

    public override string Name => "reject";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state.Proposal is null ? null : new("Reject proposal");

    public override Form FormFor(CaseFile file) => Form("Reject the proposal", Reason);

    protected override ValueTask<CaseAction.RejectExpulsion> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    ) => new(new CaseAction.RejectExpulsion(reader.Text(Reason)));

    protected override string Confirm(CaseAction.RejectExpulsion action, CaseFile file) =>
        $"Rejected: case {file.Id} is open again.";
}
