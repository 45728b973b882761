namespace Belong.Classifiers.Data;

/// <summary>What an example is for.</summary>
internal enum Part
{
    /// <summary>To learn weights from.</summary>
    Learn,

    /// <summary>To calibrate and to choose thresholds and recipes by.</summary>
    Choose,

    /// <summary>To measure by, and for nothing else: the figures of the card.</summary>
    Measure,
}
