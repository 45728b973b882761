using Belong.Bot.Chat;
using Belong.Bot.Learning;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// <c>/threshold revert</c>: back to the threshold before the last change; again, to the one before that.
/// </summary>
internal sealed class ThresholdRevertCommand(ThresholdService thresholds) : ICommand
{
    public CommandSpec Spec { get; } =
        new("threshold revert", "Take the last change of a category's threshold back", ThresholdFields.Roles)
        {
            Options = [ThresholdFields.Category],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var category = ThresholdFields.CategoryOf(call);
        var change = await thresholds.RevertAsync(call.Community, category, call.By.Id, cancellationToken);
        return change is null
            ? new Reply.Refused(
                RefusalKind.Conflict,
                $"category: the threshold for {category.Name} has no change left to take back."
            )
            {
                Field = "category",
            }
            : Reply.Say(
                $"{category.Name}: {ThresholdWording.OwnOr(change.Old)} → "
                    + $"{ThresholdWording.OwnOr(change.New)}, from the "
                    + $"next message on. Change {change.Reverts} is taken back."
            );
    }
}
