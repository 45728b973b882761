using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>One thing said, as far as it is remembered: ids and scores, never its text.</summary>
/// <param name="Edit">0 as posted, then one more for each edit.</param>
/// <param name="Fingerprint">A hash of the normalised words or of the links, to recognise repetition; null when too
/// short.</param>
/// <param name="Scores">Detector scores by category, 0 to 1, what thresholds are learnt from.</param>
internal sealed record ScreenedMessage(
    CommunityId Community,
    ChannelId Channel,
    MessageId Message,
    int Edit,
    MemberId Author,
    DateTimeOffset At,
    long? Fingerprint,
    IReadOnlyDictionary<FlagCategory, float> Scores
)
{
    /// <summary>Whether a flag was raised (or would have been, but for a full case).</summary>
    public bool Flagged { get; init; }

    /// <summary>What the second model made of it; null where none was asked.</summary>
    public ShadowScores? Shadow { get; init; }
}
