using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Learning;

/// <summary>What a change of a threshold goes back to.</summary>
internal enum ThresholdSource
{
    /// <summary>An operator chose the value.</summary>
    Operator,

    /// <summary>An operator approved a suggestion.</summary>
    Suggestion,

    /// <summary>An operator took an earlier change back.</summary>
    Revert,
}

/// <summary>One change of a community's threshold: appended, never altered.</summary>
/// <param name="Number">In order over all communities; 0 before it is stored.</param>
/// <param name="Old">The community's own threshold before, 0 to 1; null where it had none and the default held.</param>
/// <param name="New">The community's own threshold from then on; null for the default.</param>
/// <param name="Reason">Why, in the operator's words or the bot's.</param>
internal sealed record ThresholdChange(
    long Number,
    CommunityId Community,
    FlagCategory Category,
    double? Old,
    double? New,
    ThresholdSource Source,
    string Reason,
    MemberId By,
    DateTimeOffset At
)
{
    /// <summary>The suggestion that was approved; null for other sources.</summary>
    public long? Suggestion { get; init; }

    /// <summary>The change that this one takes back; null for other sources.</summary>
    public long? Reverts { get; init; }
}
