using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// <c>/case appeal</c>: records how an appeal was decided, by somebody who did not decide the case. One that is upheld
/// takes back what was done.
/// </summary>
internal sealed class CaseAppealCommand(CaseAccess access, CaseService cases, OutgoingCheck outgoing) : ICommand
{
    private const string Upheld = "upheld";

    public CommandSpec Spec { get; } =
        new(
            "case appeal",
            "Record how an appeal was decided; upheld takes the sanction back",
            Roles.Operator | Roles.Trustee
        )
        {
            Options =
            [
                CaseAccess.Number,
                new("outcome", "Whether the appeal is upheld or rejected", OptionKind.Choice)
                {
                    Required = true,
                    Choices =
                    [
                        new(Upheld, "upheld: the sanction is taken back"),
                        new("rejected", "rejected: the sanction stands"),
                    ],
                },
                new("reason", "Why; the member reads it", OptionKind.Text) { Required = true },
            ],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (file, refusal) = await access.OpenForAppealAsync(call, cancellationToken);
        if (refusal is not null)
            return refusal;

        var appeal = new CaseAction.HearAppeal(call["outcome"] == Upheld, call["reason"]!);
        var words = new OutgoingWords("reason", appeal.Reason);
        if (await outgoing.RefuseAsync(file!, words, cancellationToken) is { } heldBack)
            return heldBack;

        return Answer.To(
            await cases.DecideAsync(file!.Id, appeal, Actor.From(call.By), cancellationToken),
            after => Confirm(appeal, after)
        );
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        access.SuggestForAppealAsync(call, cancellationToken);

    private static string Confirm(CaseAction.HearAppeal appeal, CaseFile file) =>
        appeal.Upheld
            ? $"Recorded in case {file.Id}: upheld. What was done is being undone; both sides are told once that is "
                + "verified."
            : $"Recorded in case {file.Id}: rejected. The member is being told.";
}
