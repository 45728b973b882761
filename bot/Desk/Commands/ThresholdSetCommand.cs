using Belong.Bot.Chat;
using Belong.Bot.Learning;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// <c>/threshold set</c>: from which score this community flags a category, from the next message on.
/// </summary>
internal sealed class ThresholdSetCommand(ThresholdService thresholds) : ICommand
{
    public CommandSpec Spec { get; } =
        new("threshold set", "Flag a category from this score on, in this community", ThresholdFields.Roles)
        {
            Options =
            [
                ThresholdFields.Category,
                ThresholdFields.Value,
                new("reason", "Why, for the record", OptionKind.Text) { Required = true, MaxLength = 500 },
            ],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (value, fault) = ThresholdFields.ValueOf(call);
        if (fault is not null)
            return fault.ToReply();

        var category = ThresholdFields.CategoryOf(call);
        var change = await thresholds.SetAsync(
            call.Community,
            category,
            value,
            call["reason"]!,
            call.By.Id,
            cancellationToken
        );
        return Reply.Say(
            $"{category.Name}: {ThresholdWording.OwnOr(change.Old)} → {ThresholdWording.OwnOr(change.New)}, "
                + $"from the "
                + $"next message on. Recorded as change {change.Number}; /threshold revert takes it back."
        );
    }
}
