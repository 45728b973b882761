using Belong.Bot.Cases;
using Belong.Bot.Cases.Tuning;
using Belong.Bot.Chat;

namespace Belong.Tests.Screening;

/// <summary>What a store keeps of thresholds, in memory.</summary>
internal sealed class MemoryThresholdStore : IThresholdStore
{
    private readonly List<ThresholdChange> changes = [];
    private readonly List<ThresholdSuggestion> suggestions = [];

    /// <summary>The next appends lose to a change by somebody else.</summary>
    public int LoseAppends { get; set; }

    public void Set(CommunityId community, FlagCategory category, double value) => changes.Add(new ThresholdChange(
        changes.Count + 1, community, category, null, value, ThresholdSource.Operator, "a test", new MemberId("test:olga"),
        DateTimeOffset.UnixEpoch));

    public Task<ThresholdHistory> LoadAsync(CommunityId community, CancellationToken cancellationToken) =>
        Task.FromResult(new ThresholdHistory([.. changes.Where(change => change.Community == community)]));

    public async Task<ThresholdChange> AppendAsync(
        ThresholdChange change, long seen, CancellationToken cancellationToken)
    {
        if (LoseAppends-- > 0)
            Set(change.Community, change.Category, 0.42);
        if ((await LoadAsync(change.Community, cancellationToken)).Last != seen)
            throw new StaleThresholdsException();

        changes.Add(change with { Number = changes.Count + 1 });
        return changes[^1];
    }

    public Task<ThresholdSuggestion> KeepAsync(ThresholdSuggestion suggestion, CancellationToken cancellationToken)
    {
        suggestions.Add(suggestion with { Number = suggestions.Count + 1 });
        return Task.FromResult(suggestions[^1]);
    }

    public Task<ThresholdSuggestion?> FindSuggestionAsync(
        CommunityId community, long number, CancellationToken cancellationToken) =>
        Task.FromResult(suggestions.Find(one => one.Number == number && one.Community == community));
}
