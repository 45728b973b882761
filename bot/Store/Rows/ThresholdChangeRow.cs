using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;

namespace Belong.Bot.Store.Rows;

/// <summary>One change of a threshold: appended, never changed; the database itself refuses to.</summary>
internal sealed class ThresholdChangeRow
{
    public long Number { get; set; }

    public CommunityId Community { get; set; }

    public required FlagCategory Category { get; set; }

    public double? Old { get; set; }

    public double? New { get; set; }

    public ThresholdSource Source { get; set; }

    public required string Reason { get; set; }

    public MemberId By { get; set; }

    public DateTimeOffset At { get; set; }

    public long? Suggestion { get; set; }

    public long? Reverts { get; set; }

    public static ThresholdChangeRow Of(ThresholdChange change) =>
        new()
        {
            Community = change.Community,
            Category = change.Category,
            Old = change.Old,
            New = change.New,
            Source = change.Source,
            Reason = change.Reason,
            By = change.By,
            At = change.At,
            Suggestion = change.Suggestion,
            Reverts = change.Reverts,
        };

    public ThresholdChange ToChange() =>
        new(Number, Community, Category, Old, New, Source, Reason, By, At)
        {
            Suggestion = Suggestion,
            Reverts = Reverts,
        };
}
