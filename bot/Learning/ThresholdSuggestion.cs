using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Learning;

/// <summary>A threshold that decisions speak for. It changes nothing until an operator approves it.</summary>
/// <param name="Number">In order over all communities; 0 before it is stored.</param>
/// <param name="From">The threshold in force when it was made, 0 to 1: approving is refused when that has
/// changed.</param>
/// <param name="To">What is suggested, with the counts at or above it.</param>
/// <param name="Aim">Where the evidence points, 0 to 1; further away than <paramref name="To"/> where that is one
/// step.</param>
/// <param name="Precision">The precision that was asked for (<see cref="LearningOptions.Precision"/>).</param>
internal sealed record ThresholdSuggestion(
    long Number,
    CommunityId Community,
    FlagCategory Category,
    double From,
    ThresholdEvidence To,
    double Aim,
    double Precision,
    DateTimeOffset At
);
