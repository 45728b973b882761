using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Asks the member to cease a behaviour, or any contact with one member (C8).</summary>
internal sealed class CeaseVerb(ClauseField clauses, MemberFinder finder) : CaseVerb<CaseAction.RequestToCease>
{
    private static readonly FormField ToMember = Words("words", "Words to the member");

    private static readonly FormField Towards = new("towards", "Towards one member (C8)", FormFieldKind.Line)
    {
        Required = false,
        MaxLength = 100,
        Hint = "The name or id of a member who does not want contact; empty for a behaviour.",
    };

    public override string Name => "cease";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state is { IsOpen: true, Proposal: null, HasMember: true } ? new("Request to cease") : null;

    public override Form FormFor(CaseFile file) => Form("Request to cease", clauses.For(file.State), ToMember, Towards);

    protected override async ValueTask<CaseAction.RequestToCease> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    ) =>
        new(clauses.Read(reader, target), reader.Text(ToMember), await TowardsAsync(reader, target, cancellationToken));

    protected override OutgoingWords OutgoingOf(CaseAction.RequestToCease action) => new(ToMember.Name, action.Words);

    protected override string Confirm(CaseAction.RequestToCease action, CaseFile file) =>
        Recorded(file, $"Recorded in case {file.Id}. The request is on its way, with a button to acknowledge it.");

    private async Task<MemberId?> TowardsAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    )
    {
        var text = reader.Text(Towards);
        if (text.Length == 0)
            return null;

        var found = await finder.FindAsync(target.Community, text, cancellationToken);
        if (found is null)
            reader.Fail(Towards.Name, $"nobody here is called '{text}': give a member's name or id");
        else if (found.Id == target.Subject)
            reader.Fail(Towards.Name, "that is the member whom this case is about");
        return found?.Id;
    }
}
