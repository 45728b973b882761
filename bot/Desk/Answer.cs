using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk;

/// <summary>The answer to somebody who asked the law for something.</summary>
internal static class Answer
{
    public static Reply To(CaseResult? result, Func<CaseFile, string> confirm) =>
        result switch
        {
            null => new Reply.Refused(RefusalKind.NotFound, "There is no such case.") { Field = "case" },
            { Refusal: { } refusal } => new Reply.Refused(Wording.KindOf(refusal), Wording.Say(refusal)),
            _ => Reply.Say(confirm(result.File!)),
        };
}
