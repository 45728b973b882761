using Belong.Bot.Chat;
using Belong.Bot.Learning;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// <c>/threshold suggest</c>: what the decisions so far say about each threshold. It changes none of them.
/// </summary>
internal sealed class ThresholdSuggestCommand(ThresholdService thresholds, LearningOptions options) : ICommand
{
    public CommandSpec Spec { get; } =
        new("threshold suggest", "What decided cases say about the thresholds; changes nothing", ThresholdFields.Roles);

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var lessons = await thresholds.SuggestAsync(call.Community, cancellationToken);
        return new Reply.Message(
            new Post(
                "Learnt from scores and decisions alone: a flag counts as right when its case ended with a reminder or "
                    + "more, and as "
                    + "wrong when it was dismissed as no violation. Nothing changes until an operator approves it."
            )
            {
                Title = "Thresholds that decisions speak for",
                Fields =
                [
                    .. lessons.Select(one => new PostField(
                        one.Category.Name,
                        ThresholdWording.Say(one.Lesson, one.Suggestion, options)
                    )),
                ],
            }
        );
    }
}
