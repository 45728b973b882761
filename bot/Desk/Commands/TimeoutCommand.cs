using Belong.Bot.Chat;
using Belong.Bot.Desk.Verbs;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// <c>/timeout</c>: an interim measure of one moderator; a second person confirms what is to hold longer.
/// </summary>
internal sealed class TimeoutCommand(TimeoutVerb verb, SanctionDesk desk) : SanctionCommand(verb, desk)
{
    public override CommandSpec Spec { get; } =
        new("timeout", "Keep a member from speaking for a time", Roles.Moderator | Roles.Operator)
        {
            Options =
            [
                .. Options("words", required: false),
                new("for", "For how long (default: one day)", OptionKind.Choice) { Choices = Spans.Choices },
            ],
        };
}
