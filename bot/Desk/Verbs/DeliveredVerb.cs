using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>A person gave the member what could not be sent; from then on it counts.</summary>
internal sealed class DeliveredVerb(NoticeWriter notices) : CaseVerb<CaseAction.HandOver>
{
    private static readonly FormField How = Words("how", "How and when it was given to them", required: true);

    public override string Name => "delivered";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state.HasUndelivered ? new("Delivered by hand") : null;

    public override Form FormFor(CaseFile file) =>
        Form("Delivered by hand", How) with
        {
            Text = notices.WriteUndelivered(file),
        };

    protected override ValueTask<CaseAction.HandOver> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    ) => new(new CaseAction.HandOver(reader.Text(How)));

    protected override string Confirm(CaseAction.HandOver action, CaseFile file) =>
        $"Recorded in case {file.Id}: delivered by hand.";
}
