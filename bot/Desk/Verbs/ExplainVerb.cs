using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Says under which clause and why somebody was sanctioned with the platform's own tools.</summary>
internal sealed class ExplainVerb(ClauseField clauses) : CaseVerb<CaseAction.ExplainByHand>
{
    private static readonly FormField Reason = Words("reason", "What they did, with the evidence", required: true);

    public override string Name => ButtonId.Explain;

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state is { AwaitsReason: true, IsOpen: true, Proposal: null }
            ? new("Give the reason", ButtonStyle.Primary)
            : null;

    public override Form FormFor(CaseFile file) => Form("Done by hand: the reason", clauses.For(file.State), Reason);

    protected override ValueTask<CaseAction.ExplainByHand> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    ) => new(new CaseAction.ExplainByHand(clauses.Read(reader, target), reader.Text(Reason)));

    protected override OutgoingWords OutgoingOf(CaseAction.ExplainByHand action) => new(Reason.Name, action.Words);

    protected override string Confirm(CaseAction.ExplainByHand action, CaseFile file) =>
        file.State.Proposal is null
            ? $"Recorded in case {file.Id}."
            : $"Recorded in case {file.Id}. A second person has to approve the removal.";
}
