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

/// <summary>What has been screened: makes intake idempotent and keeps the positions of the streams.</summary>
internal interface IScreeningLog
{
    /// <summary>Which of these (message, edit) were recorded before.</summary>
    Task<IReadOnlySet<(MessageId Message, int Edit)>> KnownAsync(
        CommunityId community,
        IReadOnlyCollection<(MessageId Message, int Edit)> said,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Records messages, moves the positions, and appends what the flags among them change, in one transaction. Known
    /// messages are left as they are.
    /// </summary>
    /// <exception cref="StaleCaseException">A case was changed on something that is not so any more: nothing is
    /// recorded.</exception>
    Task RecordAsync(
        CommunityId community,
        IReadOnlyCollection<ScreenedMessage> messages,
        IReadOnlyCollection<EventPosition> positions,
        IReadOnlyCollection<CaseChange> changes,
        CancellationToken cancellationToken
    );

    /// <summary>Messages with a fingerprint since a time, oldest first.</summary>
    Task<IReadOnlyList<ScreenedMessage>> RecentAsync(
        CommunityId community,
        DateTimeOffset since,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>When somebody last spoke in a channel; null when nobody has.</summary>
    Task<DateTimeOffset?> LastSpokenAsync(
        CommunityId community,
        ChannelId channel,
        CancellationToken cancellationToken
    );

    /// <summary>How far each stream has been handled.</summary>
    Task<IReadOnlyDictionary<string, string>> PositionsAsync(
        CommunityId community,
        CancellationToken cancellationToken
    );
}
