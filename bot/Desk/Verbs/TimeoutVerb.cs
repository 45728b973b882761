using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Verbs;

/// <summary>Keeps the member from speaking for a time; a second person confirms what is to hold longer.</summary>
internal sealed class TimeoutVerb(ClauseField clauses) : CaseVerb<CaseAction.TimeOutSubject>
{
    private static readonly FormField For = new("for", "For how long", FormFieldKind.Choice)
    {
        Required = false,
        Value = "1d",
        Choices = Spans.Choices,
    };

    private static readonly FormField ToMember = Words("words", "Words to the member");

    public override string Name => "timeout";

    public override ButtonOffer? OfferOn(CaseState state, PlatformCapabilities capabilities) =>
        state is { IsOpen: true, Proposal: null, HasMember: true, Shadow: false, TimeOut: null }
        && capabilities.CanTimeOut
            ? new("Time out")
            : null;

    public override Form FormFor(CaseFile file) => Form("Time out", clauses.For(file.State), For, ToMember);

    protected override ValueTask<CaseAction.TimeOutSubject> ReadAsync(
        FormReader reader,
        VerbTarget target,
        CancellationToken cancellationToken
    ) =>
        new(
            new CaseAction.TimeOutSubject(
                clauses.Read(reader, target),
                reader.Text(ToMember),
                reader.OneOf(For.Name, Spans.ByValue, Spans.Default)
            )
        );

    protected override OutgoingWords OutgoingOf(CaseAction.TimeOutSubject action) => new(ToMember.Name, action.Words);

    protected override MemberAct? ActOf(CaseAction.TimeOutSubject action, CaseState? state) => MemberAct.TimeOut;

    protected override string Confirm(CaseAction.TimeOutSubject action, CaseFile file) =>
        file.State.TimeOut is { AwaitsConfirmation: true } waits
            ? $"Recorded in case {file.Id}. The time-out is being set until {Wording.Time(waits.Until)}; for longer a "
                + "second person confirms it."
            : $"Recorded in case {file.Id}. The time-out is being set; the member is told once it is verified.";
}
