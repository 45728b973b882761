using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>What screening made of things said, in their order: all of it is recorded together, or nothing.</summary>
/// <param name="Shadow">Recorded and shown, and nothing is done on the platform.</param>
/// <param name="News">What concerns cases.</param>
/// <param name="Messages">Everything that was screened, flagged or not.</param>
/// <param name="Positions">How far the streams have been handled with this.</param>
internal sealed record ScreenedBatch(
    CommunityId Community,
    bool Shadow,
    IReadOnlyList<CaseNews> News,
    IReadOnlyList<ScreenedMessage> Messages,
    IReadOnlyList<EventPosition> Positions
);

/// <summary>What screening has to say to cases: a closed set.</summary>
internal abstract record CaseNews
{
    private CaseNews() { }

    /// <summary>A detector's finding about somebody.</summary>
    public sealed record Flagged(MemberId Subject, Flag Flag) : CaseNews;

    /// <summary>The author changed or removed a message. Of no consequence unless it is evidence.</summary>
    public sealed record EvidenceChanged(MessageId Message, bool Deleted) : CaseNews;
}
