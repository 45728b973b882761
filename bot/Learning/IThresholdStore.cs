using Belong.Bot.Chat;

namespace Belong.Bot.Learning;

/// <summary>Where a community's thresholds and the suggestions about them are kept.</summary>
internal interface IThresholdStore
{
    Task<ThresholdHistory> LoadAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>Appends a change and gives it its number.</summary>
    /// <param name="seen"><see cref="ThresholdHistory.Last"/> of the history that the change was decided on.</param>
    /// <exception cref="StaleThresholdsException">Another change came first: load and decide again.</exception>
    Task<ThresholdChange> AppendAsync(ThresholdChange change, long seen, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a suggestion and gives it its number; the number of the same one where it waits already.
    /// </summary>
    Task<ThresholdSuggestion> KeepAsync(ThresholdSuggestion suggestion, CancellationToken cancellationToken);

    /// <summary>Null where the community has no suggestion of this number.</summary>
    Task<ThresholdSuggestion?> FindSuggestionAsync(
        CommunityId community,
        long number,
        CancellationToken cancellationToken
    );
}

/// <summary>The community's thresholds have changed since they were loaded.</summary>
internal sealed class StaleThresholdsException() : Exception("the thresholds have changed since they were loaded");
