using Belong.Bot.Charter;

namespace Belong.Bot.Cases;

/// <summary>What a person reports (C12): the words are theirs.</summary>
internal sealed record Concern(ClauseId Clause, string Words)
{
    /// <summary>The message it is about, and its words as they stood when it was reported.</summary>
    public MessageReference? Message { get; init; }

    public string? MessageText { get; init; }

    /// <summary>Reported for somebody else, who appears as a token of their own.</summary>
    public bool OnBehalf { get; init; }

    /// <summary>Kept from moderators as well as from the subject (C25). The default.</summary>
    public bool Confidential { get; init; } = true;
}

/// <summary>Somebody whose name stays out of the case's events.</summary>
/// <param name="Token"><c>Reporter-1</c>, <c>Affected-1</c>: how the case speaks of them.</param>
/// <param name="Member">Who it is.</param>
/// <param name="Confidential">Whether moderators may not resolve the token either (C25).</param>
internal sealed record CaseParty(string Token, MemberIdOrName Member, bool Confidential)
{
    /// <summary>The receipt number, for reporters.</summary>
    public long? Report { get; init; }
}

/// <summary>An affected person may be a member, or somebody known by name only.</summary>
internal sealed record MemberIdOrName(Chat.MemberId? Id, string? Name);

/// <summary>A report as its reporter sees it.</summary>
internal sealed record ReportSummary(
    long Number,
    CaseId Case,
    ClauseId Clause,
    DateTimeOffset At,
    CaseStatus Status,
    Disposition? Disposition
);
