using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Adds a note for those who work the case.</summary>
internal sealed class NoteVerb : CaseVerb<CaseAction.AddNote>
{
    private static readonly FormField Text = Words("text", "Note for those who work this case", required: true);

    public override string Name => "note";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state.Status == CaseStatus.Closed ? null : new("Note");

    public override Form FormFor(CaseFile file) => Form("Note", Text);

    protected override ValueTask<CaseAction.AddNote> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    ) => new(new CaseAction.AddNote(reader.Text(Text)));

    protected override string Confirm(CaseAction.AddNote action, CaseFile file) => $"Noted in case {file.Id}.";
}
