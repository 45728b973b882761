using Belong.Bot.Chat;
using Belong.Bot.Learning;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// <c>/threshold preview</c>: what of the last 30 days would have been flagged at another value. It is counted from the
/// scores, which are kept; texts are not.
/// </summary>
internal sealed class ThresholdPreviewCommand(IScoreHistory scores, IThresholdsInForce inForce, TimeProvider time)
    : ICommand
{
    private const int Days = 30;

    public CommandSpec Spec { get; } =
        new("threshold preview", "What of the last 30 days would have been flagged at a value", ThresholdFields.Roles)
        {
            Options = [ThresholdFields.Category, ThresholdFields.Value],
        };

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (value, fault) = ThresholdFields.ValueOf(call);
        if (fault is not null)
            return fault.ToReply();

        var category = ThresholdFields.CategoryOf(call);
        await inForce.RefreshAsync(call.Community, cancellationToken);
        var now = time.GetUtcNow();
        var current = inForce.Of(call.Community, category).Value;
        var preview = await scores.PreviewAsync(
            new PreviewQuestion(
                call.Community,
                category,
                current,
                value,
                now.AddDays(-Days),
                now,
                inForce.ShadowOf(category)
            ),
            cancellationToken
        );
        if (preview.Screened == 0)
            return Reply.Say($"Nothing was screened in the last {Days} days.");

        return new Reply.Message(
            new Post(
                $"Of {ThresholdWording.Count(preview.Screened)} messages and edits in the last {Days} days, "
                    + $"{Flagged(preview.AtCurrent, preview.Screened)} "
                    + $"from {ThresholdWording.Score(current)} on, which is in force, and "
                    + $"{Flagged(preview.AtProposed, preview.Screened)} "
                    + $"from {ThresholdWording.Score(value)} on. Nothing is changed by looking."
                    + (
                        value < Tunable.LowestScoreKept
                            ? $" Scores below {ThresholdWording.Score(Tunable.LowestScoreKept)} are not kept, so it "
                                + $"would be at "
                                + $"least that many."
                            : ""
                    )
            )
            {
                Title = $"Preview for {category.Name}",
                Fields = [.. preview.Weeks.Select(week => Week(week, current, value, now)), .. Shadow(preview.Shadow)],
            }
        );
    }

    private static string Flagged(long count, long screened) =>
        $"{ThresholdWording.Rate(count, screened)} would be flagged";

    private static PostField Week(PreviewWeek week, double current, double value, DateTimeOffset now)
    {
        var (from, to) = (now.AddDays(-Math.Min(Days, 7 * (week.Ago + 1))), now.AddDays(-7 * week.Ago));
        return new PostField(
            $"{from.ToString("d MMM", Wording.British)} – {to.ToString("d MMM", Wording.British)}",
            $"{ThresholdWording.Score(current)}: {ThresholdWording.Rate(week.AtCurrent, week.Screened)}; "
                + $"{ThresholdWording.Score(value)}: {ThresholdWording.Rate(week.AtProposed, week.Screened)}; "
                + $"of {ThresholdWording.Count(week.Screened)}"
        );
    }

    private static IEnumerable<PostField> Shadow(ShadowComparison? shadow)
    {
        if (shadow is not null)
        {
            yield return new PostField(
                $"Second model, version {shadow.Model.Version}",
                $"Of {ThresholdWording.Count(shadow.Scored)} that both have scored, from "
                    + $"{ThresholdWording.Score(shadow.Model.Threshold)} on "
                    + $"(its shipped threshold) it would flag "
                    + $"{ThresholdWording.Count(shadow.Both + shadow.OnlyShadow)}: "
                    + $"{ThresholdWording.Count(shadow.Both)} as the model in use does, "
                    + $"{ThresholdWording.Count(shadow.OnlyShadow)} it alone; "
                    + $"{ThresholdWording.Count(shadow.OnlyInUse)} only the model in use."
            );
        }
    }
}
