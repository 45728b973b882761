using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>What people press: parses the button's id, asks the law, and answers the presser.</summary>
internal sealed class ButtonDesk(
    ICaseStore store,
    CaseVerbs verbs,
    CaseDesk desk,
    CaseCardWriter cards,
    ReportDesk reports,
    ChatPlatforms platforms
)
{
    public async Task<Reply> AnswerAsync(ChatEvent.ButtonPressed press, CancellationToken cancellationToken) =>
        ButtonId.Parse(press.Button) switch
        {
            ButtonId.OnCase button when verbs.Find(button.Verb) is { } verb => await OnCaseAsync(
                button,
                verb,
                press,
                cancellationToken
            ),
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
        CaseVerb verb,
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
            !verb.IsForSubject
            && CaseWorkflow.WhyNotWork(file.State.Queue, file.State.Subject, actor, file.Parties) is { } unfit
        )
        {
            return new Reply.Refused(Wording.KindOf(unfit), Wording.Say(unfit));
        }

        if (press.Values is null && verb.FormFor(file) is { } form)
        {
            return button.Revision is { } seen && seen != file.State.Revision
                ? await StaleAsync(file, null, cancellationToken)
                : new Reply.OpenForm(form with { Id = button.ToString() });
        }

        var values = press.Values ?? new Dictionary<string, string>();
        var worked = await desk.WorkAsync(verb, file, values, button.Revision, actor, cancellationToken);
        return worked switch
        {
            { Result: { Refusal: Refusal.AlreadyHandled, File: { } now } } => await StaleAsync(
                now,
                values,
                cancellationToken
            ),
            // Whoever acts as the subject is it, or nobody in the case: its card is not for them (C25).
            { Reply: Reply.Refused no, Result.File: { } now } when !verb.IsForSubject => no with
            {
                Fresh = await cards.WriteAsync(now, cancellationToken),
            },
            _ => worked.Reply,
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
            why += $" Last: {LastChange.NameOf(last)} ({who}, {Wording.Time(last.At)}).";
        }

        if (typed is { Count: > 0 })
            why += $" You had written: {string.Join(" / ", typed.Values.Where(value => value.Length > 0))}";
        return new Reply.Refused(RefusalKind.Conflict, why) { Fresh = await cards.WriteAsync(file, cancellationToken) };
    }
}
