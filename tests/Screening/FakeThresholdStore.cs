using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;

namespace Belong.Tests.Screening;

/// <summary>What a store keeps of thresholds, in memory.</summary>
internal sealed class FakeThresholdStore : IThresholdStore
{
    private readonly List<ThresholdChange> _changes = [];
    private readonly List<ThresholdSuggestion> _suggestions = [];

    /// <summary>The next appends lose to a change by somebody else.</summary>
    public int LoseAppends { get; set; }

    public void Set(CommunityId community, FlagCategory category, double value) =>
        _changes.Add(
            new ThresholdChange(
                _changes.Count + 1,
                community,
                category,
                null,
                value,
                ThresholdSource.Operator,
                "a test",
                new MemberId("test:olga"),
                DateTimeOffset.UnixEpoch
            )
        );

    public Task<ThresholdHistory> LoadAsync(CommunityId community, CancellationToken cancellationToken) =>
        Task.FromResult(new ThresholdHistory([.. _changes.Where(change => change.Community == community)]));

    public async Task<ThresholdChange> AppendAsync(
        ThresholdChange change,
        long seen,
        CancellationToken cancellationToken
    )
    {
        if (LoseAppends-- > 0)
            Set(change.Community, change.Category, 0.42);
        if ((await LoadAsync(change.Community, cancellationToken)).Last != seen)
            throw new StaleThresholdsException();

        _changes.Add(change with { Number = _changes.Count + 1 });
        return _changes[^1];
    }

    public Task<ThresholdSuggestion> KeepAsync(ThresholdSuggestion suggestion, CancellationToken cancellationToken)
    {
        _suggestions.Add(suggestion with { Number = _suggestions.Count + 1 });
        return Task.FromResult(_suggestions[^1]);
    }

    public Task<ThresholdSuggestion?> FindSuggestionAsync(
        CommunityId community,
        long number,
        CancellationToken cancellationToken
    ) => Task.FromResult(_suggestions.Find(one => one.Number == number && one.Community == community));
}
