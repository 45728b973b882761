namespace Belong.Classifiers.Training;

/// <summary>How much of what the screen passes on the network may and must read.</summary>
/// <param name="LeastRead">At least this share of benign talk: the network orders scores better also far below the
/// thresholds.</param>
/// <param name="MostRead">At most this share of benign talk: it costs time.</param>
/// <param name="MostMissed">Within that, at most this share of flags may be missed.</param>
internal sealed record ReadingWish(double LeastRead, double MostRead, double MostMissed)
{
    /// <summary>The wish for the network after this one.</summary>
    public ReadingWish Further() => this with { LeastRead = LeastRead / 2, MostRead = MostRead / 2 };
}
