using Belong.Bot.Chat;
using Belong.Bot.Desk.Verbs;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/case delivered</c>: staff gave the member what could not be sent; from then on it counts.</summary>
internal sealed class CaseDeliveredCommand(DeliveredVerb verb, CaseAccess access, CaseDesk desk)
    : CaseVerbCommand(verb, access, desk)
{
    public override CommandSpec Spec { get; } =
        new("case delivered", "Record that a notice was given to the member by hand", CaseAccess.Roles)
        {
            Options = [CaseAccess.Number, new("how", "How and when", OptionKind.Text) { Required = true }],
        };
}
