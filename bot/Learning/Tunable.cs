using Belong.Bot.Cases;

namespace Belong.Bot.Learning;

/// <summary>Which categories have a threshold that a community can move, and how far.</summary>
internal static class Tunable
{
    /// <summary>The lowest threshold that can be set, as a score.</summary>
    public const double Lowest = 0.01;

    /// <summary>The highest threshold that can be set, as a score.</summary>
    public const double Highest = 0.999;

    /// <summary>Lower scores say nothing about where a threshold belongs, and screening does not keep them.</summary>
    public const float LowestScoreKept = 0.05f;

    /// <summary>Those whose detectors weigh.</summary>
    public static IReadOnlyList<FlagCategory> Categories { get; } =
    [.. FlagCategory.All.Where(category => category.IsWeighed)];
}
