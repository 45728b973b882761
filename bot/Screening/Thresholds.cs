using Belong.Bot.Cases;

namespace Belong.Bot.Screening;

/// <summary>The thresholds that settings name. Without one, the classifier's shipped one or the rule's own holds.</summary>
internal sealed class Thresholds
{
    private readonly float?[] byCategory = new float?[Enum.GetValues<FlagCategory>().Length];

    public Thresholds(IReadOnlyDictionary<FlagCategory, double> configured)
    {
        foreach (var (category, threshold) in configured)
            byCategory[(int)category] = (float)threshold;
    }

    /// <summary>0 to 1; null where settings name none.</summary>
    public float? this[FlagCategory category] => byCategory[(int)category];
}
