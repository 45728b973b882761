using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Asks the member to keep a clause in mind; no sanction.</summary>
internal sealed class RemindVerb(ClauseField clauses) : CaseVerb<CaseAction.Remind>
{
    private static readonly FormField ToMember = Words("words", "Words to the member");

    public override string Name => "remind";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state is { IsOpen: true, Proposal: null, HasMember: true } ? new("Remind") : null;

    public override Form FormFor(CaseFile file) => Form("Remind", clauses.For(file.State, reminds: true), ToMember);

    protected override ValueTask<CaseAction.Remind> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    ) => new(new CaseAction.Remind(clauses.Read(reader, target), reader.Text(ToMember)));

    protected override OutgoingWords OutgoingOf(CaseAction.Remind action) => new(ToMember.Name, action.Words);

    protected override string Confirm(CaseAction.Remind action, CaseFile file) =>
        Recorded(file, $"Recorded in case {file.Id}. The reminder is on its way; the card says when it has arrived.");
}
