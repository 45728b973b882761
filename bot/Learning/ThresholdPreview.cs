using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Learning;

/// <summary>What is to be counted.</summary>
/// <param name="Current">The threshold in force, 0 to 1.</param>
/// <param name="Proposed">The threshold to compare it with, 0 to 1.</param>
/// <param name="Shadow">The second model to compare with; null for none.</param>
internal sealed record PreviewQuestion(
    CommunityId Community,
    FlagCategory Category,
    double Current,
    double Proposed,
    DateTimeOffset Since,
    DateTimeOffset Now,
    ShadowModel? Shadow
);

/// <summary>What a threshold would have flagged, by weeks.</summary>
/// <param name="Weeks">Newest first; the oldest may be shorter than seven days, and weeks without a message are
/// missing.</param>
/// <param name="Shadow">Null without a second model.</param>
internal sealed record ThresholdPreview(IReadOnlyList<PreviewWeek> Weeks, ShadowComparison? Shadow)
{
    public long Screened => Weeks.Sum(week => week.Screened);

    public long AtCurrent => Weeks.Sum(week => week.AtCurrent);

    public long AtProposed => Weeks.Sum(week => week.AtProposed);
}

/// <summary>Seven days of messages.</summary>
/// <param name="Ago">0 for the last seven days, 1 for the seven before them.</param>
/// <param name="Screened">Messages and edits that were screened.</param>
/// <param name="AtCurrent">How many of them reach the threshold in force.</param>
/// <param name="AtProposed">How many of them would reach the other one.</param>
internal sealed record PreviewWeek(int Ago, long Screened, long AtCurrent, long AtProposed);

/// <summary>
/// The model in use at the threshold in force, beside the second one at its shipped threshold, over the messages that
/// both have scored.
/// </summary>
internal sealed record ShadowComparison(ShadowModel Model, long Scored, long Both, long OnlyInUse, long OnlyShadow);
