using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Warns the member.</summary>
internal sealed class WarnVerb(ClauseField clauses) : CaseVerb<CaseAction.Warn>
{
    private static readonly FormField ToMember = Words("words", "Words to the member");

    public override string Name => "warn";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state is { IsOpen: true, Proposal: null, HasMember: true } ? new("Warn") : null;

    public override Form FormFor(CaseFile file) => Form("Warn", clauses.For(file.State), ToMember);

    protected override ValueTask<CaseAction.Warn> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    ) => new(new CaseAction.Warn(clauses.Read(reader, target), reader.Text(ToMember)));

    protected override OutgoingWords OutgoingOf(CaseAction.Warn action) => new(ToMember.Name, action.Words);

    protected override string Confirm(CaseAction.Warn action, CaseFile file) =>
        Recorded(file, $"Recorded in case {file.Id}. The warning is on its way; it counts once it is delivered.");
}
