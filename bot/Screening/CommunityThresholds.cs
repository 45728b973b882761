using System.Collections.Immutable;
using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Belong.Bot.Screening.Detectors;

namespace Belong.Bot.Screening;

/// <summary>
/// The thresholds of every community, as immutable snapshots: one message is weighed by one of them, and a change is in
/// force from the next message on.
/// </summary>
/// <param name="settings">What settings name, for communities without thresholds of their own.</param>
/// <param name="store">Where communities' own are kept.</param>
/// <param name="models">Asked when first needed: where the classifier is off there may be no model.</param>
internal sealed class CommunityThresholds(Thresholds settings, IThresholdStore store, Func<ClassifierModels> models)
    : IThresholdsInForce,
        IDisposable
{
    // Whoever enters later reads later: an older reading never replaces a newer one.
    private readonly SemaphoreSlim _turn = new(1);
    private volatile ImmutableDictionary<CommunityId, Thresholds> _byCommunity = ImmutableDictionary<
        CommunityId,
        Thresholds
    >.Empty;

    /// <summary>A community's thresholds as of now.</summary>
    public Thresholds this[CommunityId community] => _byCommunity.GetValueOrDefault(community, settings);

    public ThresholdInForce Of(CommunityId community, FlagCategory category)
    {
        var thresholds = this[community];
        if (thresholds[category] is { } named)
        {
            return new ThresholdInForce(
                AsWritten(named),
                thresholds.IsOwn(category) ? ThresholdOrigin.Community : ThresholdOrigin.Settings
            );
        }

        return ClassifierDetector.CategoryOf(category) is { } output
            ? new ThresholdInForce(AsWritten(models().InUse.Holder.Current.ThresholdFor(output)), ThresholdOrigin.Model)
            : new ThresholdInForce(AsWritten(Findings.RuleThreshold), ThresholdOrigin.Rule);
    }

    public ShadowModel? ShadowOf(FlagCategory category) =>
        ClassifierDetector.CategoryOf(category) is { } output && models().Shadow?.Holder.Current is { } shadow
            ? new ShadowModel(shadow.Version, AsWritten(shadow.ThresholdFor(output)))
            : null;

    public async Task RefreshAsync(CommunityId community, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var own = (await store.LoadAsync(community, cancellationToken)).InForce;
            _byCommunity = _byCommunity.SetItem(community, own.Count == 0 ? settings : settings.Under(own));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // Through decimal, so that people read 0.9 and not 0.8999999761581421.
    private static double AsWritten(float threshold) => (double)(decimal)threshold;
}
