using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>What people press: parses the button's id, asks the law, and answers the presser.</summary>
internal sealed class ButtonDesk(
    ICaseStore store,
    CaseService cases,
    CaseForms forms,
    CaseCardWriter cards,
    OutgoingCheck outgoing,
    RankCheck ranks,
    ReportDesk reports,
    ChatPlatforms platforms
)
{
    public async Task<Reply> AnswerAsync(ChatEvent.ButtonPressed press, CancellationToken cancellationToken) =>
        ButtonId.Parse(press.Button) switch
        {
            ButtonId.OnCase button => await OnCaseAsync(button, press, cancellationToken),
            ButtonId.OnReport report => await reports.FromFormAsync(
                report.Message,
                press.Values,
                press.Interaction,
                cancellationToken
            ),
            _ => new Reply.Refused(RefusalKind.NotFound, "There is no such button. Open the newest card: /queue.")
            {
                Field = "button",
            },
        };

    private async Task<Reply> OnCaseAsync(
        ButtonId.OnCase button,
        ChatEvent.ButtonPressed press,
        CancellationToken cancellationToken
    )
    {
        var actor = Actor.From(press.Interaction.By);
        var file = await store.FindAsync(button.Case, cancellationToken);
        if (file is null || file.State.Community != press.Interaction.Community)
            return new Reply.Refused(RefusalKind.NotFound, $"There is no case {button.Case}.") { Field = "button" };

        // Who may not work the case learns nothing of it, not even by an empty form.
        if (
            button.Verb != Verb.Acknowledge
            && CaseWorkflow.WhyNotWork(file.State.Queue, file.State.Subject, actor, file.Parties) is { } unfit
        )
        {
            return new Reply.Refused(Wording.KindOf(unfit), Wording.Say(unfit));
        }

        if (press.Values is null && forms.For(button, file) is { } form)
        {
            return button.Revision is { } seen && seen != file.State.Revision
                ? await StaleAsync(file, null, cancellationToken)
                : new Reply.OpenForm(form with { Id = button.ToString() });
        }

        var values = press.Values ?? new Dictionary<string, string>();
        var reading = await forms.ReadAsync(button, file.State, values, cancellationToken);
        if (reading.Fault is { } fault)
            return fault.ToReply();
        if (
            OutgoingWords(reading.Action!) is { } words
            && await outgoing.WhyHeldBackAsync(file, words, cancellationToken) is { } heldBack
        )
        {
            return new Reply.Refused(RefusalKind.Invalid, heldBack) { Field = "words" };
        }

        if (
            await ranks.RefuseAsync(
                file.State.Community,
                file.State.Subject,
                file.State,
                reading.Action!,
                actor,
                cancellationToken
            ) is
            { } refused
        )
        {
            return refused;
        }

        var result = await cases.DecideAsync(button.Case, reading.Action!, actor, cancellationToken);
        return result switch
        {
            null => new Reply.Refused(RefusalKind.NotFound, $"There is no case {button.Case}."),
            { Refusal: Refusal.AlreadyHandled } => await StaleAsync(result.File!, values, cancellationToken),
            { Refusal: { } refusal } => new Reply.Refused(Wording.KindOf(refusal), Wording.Say(refusal))
            {
                // Whoever acknowledges is the subject, or nobody in the case: its card is not for them (C25).
                Fresh =
                    button.Verb == Verb.Acknowledge ? null : await cards.WriteAsync(result.File!, cancellationToken),
            },
            _ => Reply.Say(Confirmation.Of(reading.Action!, result.File!)),
        };
    }

    /// <summary>
    /// Somebody was first: who, when, a fresh card, and the words that were typed, so that none are lost.
    /// </summary>
    private async Task<Reply> StaleAsync(
        CaseFile file,
        IReadOnlyDictionary<string, string>? typed,
        CancellationToken cancellationToken
    )
    {
        var why = Wording.Say(Refusal.AlreadyHandled);
        if (file.State.LastChange is { } last)
        {
            var who = last.By is { } by
                ? await platforms[file.State.Community].NameOfAsync(by, cancellationToken)
                : "new evidence";
            why += $" Last: {Confirmation.NameOf(last)} ({who}, {Wording.Time(last.At)}).";
        }

        if (typed is { Count: > 0 })
            why += $" You had written: {string.Join(" / ", typed.Values.Where(value => value.Length > 0))}";
        return new Reply.Refused(RefusalKind.Conflict, why) { Fresh = await cards.WriteAsync(file, cancellationToken) };
    }

    /// <summary>What the subject would read.</summary>
    private static string? OutgoingWords(CaseAction action) =>
        action switch
        {
            CaseAction.Remind remind => remind.Words,
            CaseAction.Warn warn => warn.Words,
            CaseAction.RequestToCease cease => cease.Words,
            CaseAction.ProposeExpulsion propose => propose.Reason,
            CaseAction.TimeOutSubject timeOut => timeOut.Words,
            CaseAction.ExplainByHand explain => explain.Words,
            _ => null,
        };
}
