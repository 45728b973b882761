using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>The answer to somebody who acted by command.</summary>
internal static class Answer
{
    public static Reply To(CaseAction action, CaseResult? result) =>
        result switch
        {
            null => new Reply.Refused(RefusalKind.NotFound, "There is no such case.") { Field = "case" },
            { Refusal: { } refusal } => new Reply.Refused(Wording.KindOf(refusal), Wording.Say(refusal)),
            _ => Reply.Say(Confirmation.Of(action, result.File!)),
        };
}
