using Belong.Bot.Chat;
using Belong.Bot.Desk.Verbs;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/expel</c>: proposes; a second person approves on the card.</summary>
internal sealed class ExpelCommand(ExpelVerb verb, SanctionDesk desk) : SanctionCommand(verb, desk)
{
    public override CommandSpec Spec { get; } =
        new("expel", "Propose to expel a member; a second person approves", Roles.Moderator | Roles.Operator)
        {
            Options =
            [
                .. Options("reason", required: true),
                new("how", "In which way; what the platform has", OptionKind.Choice) { Choices = RemovalChoice.All },
            ],
        };
}
