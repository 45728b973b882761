using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>
/// What is written into the record at once, all of it or nothing: what was decided and what is to be done about it,
/// together with how far that has brought whatever it was read from.
/// </summary>
internal sealed record Entry(CommunityId Community)
{
    /// <summary>What decisions change, each in a case of its own.</summary>
    public IReadOnlyList<CaseChange> Changes { get; init; } = [];

    /// <summary>What is to be done and belongs to no case.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>What was screened, flagged or not. Known messages are left as they are.</summary>
    public IReadOnlyList<ScreenedMessage> Messages { get; init; } = [];

    /// <summary>How far the streams have been handled with this.</summary>
    public IReadOnlyList<EventPosition> Positions { get; init; } = [];

    /// <summary>How far a job has come with this.</summary>
    public JobCursor? Job { get; init; }

    /// <summary>Somebody looks up the name behind a token.</summary>
    public LookUp? LookUp { get; init; }
}

/// <summary>Who looked up which name: kept for ever.</summary>
internal sealed record LookUp(CaseId Case, string Token, MemberId By, DateTimeOffset At);
