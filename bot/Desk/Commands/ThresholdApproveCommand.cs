using System.Diagnostics;
using System.Globalization;
using Belong.Bot.Chat;
using Belong.Bot.Learning;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/threshold approve</c>: puts a suggestion into force; who approved it is recorded.</summary>
internal sealed class ThresholdApproveCommand(ThresholdService thresholds) : ICommand
{
    public CommandSpec Spec { get; } =
        new("threshold approve", "Put a suggested threshold into force", ThresholdFields.Roles)
        {
            Options =
            [
                new("suggestion", "Its number, from /threshold suggest", OptionKind.Number)
                {
                    Required = true,
                    MaxLength = 18,
                },
            ],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var number = long.Parse(call["suggestion"]!, NumberStyles.None, CultureInfo.InvariantCulture);
        var (outcome, change) = await thresholds.ApproveAsync(call.Community, number, call.By.Id, cancellationToken);
        return outcome switch
        {
            Approval.Approved => Reply.Say(
                $"{change!.Category.Name}: {ThresholdWording.OwnOr(change.Old)} → "
                    + $"{ThresholdWording.OwnOr(change.New)}, from "
                    + $"the next message on. Your approval is recorded as change {change.Number}; /threshold revert "
                    + $"takes "
                    + $"it back."
            ),
            Approval.NotFound => Refused(
                RefusalKind.NotFound,
                $"there is no suggestion {number}: /threshold suggest makes them"
            ),
            Approval.ApprovedBefore => Refused(RefusalKind.Conflict, $"suggestion {number} was approved before"),
            Approval.Outdated => Refused(
                RefusalKind.Conflict,
                $"the threshold has changed since suggestion {number} was made: /threshold suggest makes a new one"
            ),
            _ => throw new UnreachableException(),
        };
    }

    private static Reply.Refused Refused(RefusalKind kind, string why) =>
        new(kind, $"suggestion: {why}.") { Field = "suggestion" };
}
