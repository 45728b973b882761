using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Learning;

/// <summary>The model that scores beside the one in use, and acts on nothing.</summary>
/// <param name="Version">Under which its scores are recorded.</param>
/// <param name="Threshold">From which score it would flag the category that was asked for, as shipped; 0 to 1.</param>
internal sealed record ShadowModel(string Version, double Threshold);

/// <summary>The thresholds that screening goes by.</summary>
internal interface IThresholdsInForce
{
    /// <summary>Of a community that was read before (<see cref="RefreshAsync"/>).</summary>
    ThresholdInForce Of(CommunityId community, FlagCategory category);

    /// <summary>The second model; null when none is configured, or when it does not score this category.</summary>
    ShadowModel? ShadowOf(FlagCategory category);

    /// <summary>Reads a community's own thresholds: what is screened from now on is weighed by them.</summary>
    Task RefreshAsync(CommunityId community, CancellationToken cancellationToken);
}
