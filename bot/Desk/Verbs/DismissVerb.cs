using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Ends a case without a sanction.</summary>
internal sealed class DismissVerb : CaseVerb<CaseAction.Dismiss>
{
    // Bad faith needs evidence and a second unconflicted person (C24), so it is no dismissal by one.
    private static readonly IReadOnlyDictionary<string, Disposition> ByName = new[]
    {
        Disposition.NoViolation,
        Disposition.Duplicate,
        Disposition.OutsideScope,
        Disposition.Repaired,
    }.ToDictionary(disposition => disposition.ToString());

    private static readonly FormField Outcome = new("disposition", "Outcome", FormFieldKind.Choice)
    {
        Required = false,
        Value = nameof(Disposition.NoViolation),
        Choices = [.. ByName.Select(pair => new Choice(pair.Key, Wording.Say(pair.Value)))],
    };

    private static readonly FormField Reason = Words("reason", "Why", required: true);

    public override string Name => "dismiss";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state is { IsOpen: true, Proposal: null } ? new("Dismiss") : null;

    public override Form FormFor(CaseFile file) => Form("Dismiss", Outcome, Reason);

    protected override ValueTask<CaseAction.Dismiss> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    ) => new(new CaseAction.Dismiss(reader.OneOf(Outcome.Name, ByName, Disposition.NoViolation), reader.Text(Reason)));

    protected override string Confirm(CaseAction.Dismiss action, CaseFile file) =>
        $"Dismissed as {Wording.Say(action.Disposition)}: case {file.Id} is closed.";
}
