using Belong.Bot.Chat;
using Belong.Bot.Desk.Verbs;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/warn</c></summary>
internal sealed class WarnCommand(WarnVerb verb, SanctionDesk desk) : SanctionCommand(verb, desk)
{
    public override CommandSpec Spec { get; } =
        new("warn", "Warn a member", Roles.Moderator | Roles.Operator) { Options = Options("words", required: false) };
}
