using Belong.Bot.Cases;

namespace Belong.Bot.Learning;

/// <summary>Every change of a community's thresholds, oldest first, and what follows from them.</summary>
internal sealed record ThresholdHistory(IReadOnlyList<ThresholdChange> Changes)
{
    /// <summary>The number of the last change, 0 for none: the optimistic lock.</summary>
    public long Last => Changes.Count == 0 ? 0 : Changes[^1].Number;

    /// <summary>The community's own thresholds that are in force.</summary>
    public IReadOnlyDictionary<FlagCategory, double> InForce
    {
        get
        {
            Dictionary<FlagCategory, double> inForce = [];
            foreach (var change in Changes)
            {
                if (change.New is { } value)
                    inForce[change.Category] = value;
                else
                    inForce.Remove(change.Category);
            }

            return inForce;
        }
    }

    /// <summary>
    /// The change that made a category's threshold what it is; null where it has always been the default.
    /// </summary>
    public ThresholdChange? LatestOf(FlagCategory category) =>
        Changes.LastOrDefault(change => change.Category == category);

    /// <summary>
    /// What taking back means next: the last change that neither takes back nor was taken back, so that going back
    /// twice goes two changes back. Null when there is nothing left.
    /// </summary>
    public ThresholdChange? RevertibleOf(FlagCategory category) =>
        Changes.LastOrDefault(change =>
            change.Category == category && change.Source != ThresholdSource.Revert && !IsReverted(change)
        );

    public bool IsReverted(ThresholdChange change) => Changes.Any(later => later.Reverts == change.Number);
}
