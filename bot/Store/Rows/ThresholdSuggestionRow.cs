using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;

namespace Belong.Bot.Store.Rows;

/// <summary>A threshold that was suggested; whether it was approved stands with the changes.</summary>
internal sealed class ThresholdSuggestionRow
{
    public long Number { get; set; }

    public CommunityId Community { get; set; }

    public required FlagCategory Category { get; set; }

    public double From { get; set; }

    public double To { get; set; }

    public int Upheld { get; set; }

    public int Dismissed { get; set; }

    public double Aim { get; set; }

    public double Precision { get; set; }

    public DateTimeOffset At { get; set; }

    public static ThresholdSuggestionRow Of(ThresholdSuggestion suggestion) =>
        new()
        {
            Community = suggestion.Community,
            Category = suggestion.Category,
            From = suggestion.From,
            To = suggestion.To.Threshold,
            Upheld = suggestion.To.Upheld,
            Dismissed = suggestion.To.Dismissed,
            Aim = suggestion.Aim,
            Precision = suggestion.Precision,
            At = suggestion.At,
        };

    public ThresholdSuggestion ToSuggestion() =>
        new(Number, Community, Category, From, new ThresholdEvidence(To, Upheld, Dismissed), Aim, Precision, At);
}
