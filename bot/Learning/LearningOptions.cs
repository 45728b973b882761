using System.Globalization;

namespace Belong.Bot.Learning;

/// <summary>
/// How thresholds are learnt from decisions. A suggestion changes nothing until an operator approves it.
/// </summary>
internal sealed record LearningOptions
{
    /// <summary>
    /// The share of flags that are upheld which a threshold has to reach with 95 % confidence; between 0 and 1.
    /// </summary>
    public double Precision { get; init; } = 0.5;

    /// <summary>On how many decided cases at or above a threshold a suggestion of it has to rest.</summary>
    public int MinimumDecisions { get; init; } = 50;

    /// <summary>How far one suggestion moves a threshold at most, as a difference of scores.</summary>
    public double LargestStep { get; init; } = 0.1;

    /// <summary>No threshold below this score is suggested.</summary>
    public double LowestThreshold { get; init; } = 0.2;

    /// <summary>
    /// How old a case may be to be learnt from: older ones were flagged by other models and in other times.
    /// </summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Every fault, each with its setting and the remedy.</summary>
    /// <param name="section">Where the settings stand.</param>
    public IEnumerable<string> Validate(string section)
    {
        if (Precision is not (> 0 and < 1))
        {
            yield return Fault(
                nameof(Precision),
                Precision,
                "is no share",
                "set a number between 0 and 1, for example 0.5"
            );
        }

        if (MinimumDecisions is < 10 or > 100_000)
        {
            yield return Fault(
                nameof(MinimumDecisions),
                MinimumDecisions,
                "is too few or too many decisions to learn from",
                "set 10 to 100000"
            );
        }

        if (LargestStep is not (>= 0.001 and <= 0.5))
        {
            yield return Fault(
                nameof(LargestStep),
                LargestStep,
                "is no step",
                "set a number from 0.001 to 0.5, for example 0.1"
            );
        }

        if (LowestThreshold is not (>= Tunable.Lowest and <= Tunable.Highest))
        {
            yield return Fault(
                nameof(LowestThreshold),
                LowestThreshold,
                "is no threshold",
                "set a number from 0.01 to 0.999"
            );
        }

        if (Within < TimeSpan.FromDays(1) || Within > TimeSpan.FromDays(3660))
        {
            yield return Fault(
                nameof(Within),
                Within,
                "is no age of a case",
                "set days.hours:minutes:seconds from a day to ten years, for example 365.00:00:00"
            );
        }

        string Fault(string name, object value, string wrong, string remedy) =>
            string.Create(CultureInfo.InvariantCulture, $"{section}:{name}: {value} {wrong}; {remedy}");
    }
}
