using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// <c>/threshold show</c>: from which score each category is flagged, and where that comes from; or one's history.
/// </summary>
internal sealed class ThresholdShowCommand(IThresholdStore store, IThresholdsInForce inForce, ChatPlatforms platforms)
    : ICommand
{
    private const int Shown = 20;

    public CommandSpec Spec { get; } =
        new("threshold show", "From which score a message is flagged, and where that comes from", ThresholdFields.Roles)
        {
            Options =
            [
                ThresholdFields.Category with
                {
                    Required = false,
                    Description = "Show the changes of one category",
                },
            ],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        await inForce.RefreshAsync(call.Community, cancellationToken);
        var history = await store.LoadAsync(call.Community, cancellationToken);
        return new Reply.Message(
            call["category"] is null
                ? await AllAsync(call, history, cancellationToken)
                : await OneAsync(call, ThresholdFields.CategoryOf(call), history, cancellationToken)
        );
    }

    private async Task<Post> AllAsync(CommandCall call, ThresholdHistory history, CancellationToken cancellationToken)
    {
        List<PostField> fields = [];
        foreach (var category in Tunable.Categories)
        {
            var last = history.LatestOf(category) is { } change
                ? "; " + await SayAsync(call, history, change, cancellationToken)
                : "";
            fields.Add(new PostField(category.Name, InForce(call, category) + last));
        }

        return new Post(
            "A message is flagged from these scores on. Repetition, listed words and contact after a "
                + "request to "
                + "cease are not weighed and have no threshold."
        )
        {
            Title = "Thresholds",
            Fields = fields,
        };
    }

    private async Task<Post> OneAsync(
        CommandCall call,
        FlagCategory category,
        ThresholdHistory history,
        CancellationToken cancellationToken
    )
    {
        List<PostField> fields = [];
        foreach (var change in history.Changes.Where(change => change.Category == category).Reverse().Take(Shown))
        {
            fields.Add(
                new PostField($"Change {change.Number}", await SayAsync(call, history, change, cancellationToken))
            );
        }

        return new Post(
            fields.Count == 0
                ? $"In force: {InForce(call, category)}. It was never changed here."
                : $"In force: {InForce(call, category)}. Newest change first."
        )
        {
            Title = $"Threshold for {category.Name}",
            Fields = fields,
        };
    }

    private string InForce(CommandCall call, FlagCategory category)
    {
        var threshold = inForce.Of(call.Community, category);
        return $"{ThresholdWording.Score(threshold.Value)}, {ThresholdWording.Say(threshold.Origin)}";
    }

    private async Task<string> SayAsync(
        CommandCall call,
        ThresholdHistory history,
        ThresholdChange change,
        CancellationToken cancellationToken
    ) =>
        ThresholdWording.Say(
            change,
            await platforms[call.Community].NameOfAsync(change.By, cancellationToken),
            history.IsReverted(change)
        );
}
