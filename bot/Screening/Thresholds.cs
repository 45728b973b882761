using System.Collections.Frozen;
using Belong.Bot.Cases;

namespace Belong.Bot.Screening;

/// <summary>
/// The thresholds of one community: its own over those that settings name. Without either, the classifier's shipped one
/// or the rule's own holds. Immutable.
/// </summary>
internal sealed class Thresholds
{
    private static readonly FrozenDictionary<FlagCategory, double> Empty = FrozenDictionary<FlagCategory, double>.Empty;

    private readonly IReadOnlyDictionary<FlagCategory, double> _configured;
    private readonly IReadOnlyDictionary<FlagCategory, double> _own;
    private readonly float?[] _byCategory = new float?[FlagCategory.All.Count];

    public Thresholds(IReadOnlyDictionary<FlagCategory, double> configured)
        : this(configured, Empty) { }

    private Thresholds(
        IReadOnlyDictionary<FlagCategory, double> configured,
        IReadOnlyDictionary<FlagCategory, double> own
    )
    {
        _configured = configured;
        _own = own;
        foreach (var (category, threshold) in configured.Concat(own))
            _byCategory[category.Index] = (float)threshold;
    }

    /// <summary>Neither the community nor the settings name any.</summary>
    public static Thresholds None { get; } = new(Empty);

    /// <summary>0 to 1; null where neither the community nor the settings name one.</summary>
    public float? this[FlagCategory category] => _byCategory[category.Index];

    /// <summary>Whether the community has its own, and did not leave it to the settings.</summary>
    public bool IsOwn(FlagCategory category) => _own.ContainsKey(category);

    /// <summary>The same settings under a community's own thresholds.</summary>
    public Thresholds Under(IReadOnlyDictionary<FlagCategory, double> thresholds) => new(_configured, thresholds);
}
