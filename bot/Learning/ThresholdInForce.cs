namespace Belong.Bot.Learning;

/// <summary>Where a threshold comes from; the first that names one counts.</summary>
internal enum ThresholdOrigin
{
    /// <summary>An operator of the community set it, or approved a suggestion.</summary>
    Community,

    /// <summary>The settings name it (<c>Screening:Thresholds</c>).</summary>
    Settings,

    /// <summary>The model ships with it.</summary>
    Model,

    /// <summary>The rule's own.</summary>
    Rule,
}

/// <summary>The score from which a category is flagged.</summary>
/// <param name="Value">0 to 1.</param>
internal readonly record struct ThresholdInForce(double Value, ThresholdOrigin Origin);
