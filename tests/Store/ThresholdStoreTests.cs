using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Belong.Tests.Store;

public sealed class ThresholdStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_change_comes_back_as_it_was_stored_in_its_own_community()
    {
        var set = await _store.Thresholds.AppendAsync(Change(null, 0.8), 0, None);
        var back = Change(0.8, null) with { Source = ThresholdSource.Revert, Reverts = set.Number };
        back = await _store.Thresholds.AppendAsync(back, set.Number, None);

        var history = await _store.Thresholds.LoadAsync(Given.Community, None);

        Assert.Equal([set, back], history.Changes);
        Assert.True(history.IsReverted(set));
        Assert.Empty(history.InForce);
        Assert.Empty((await _store.Thresholds.LoadAsync(new CommunityId("local:other"), None)).Changes);
    }

    [Fact]
    public async Task A_change_that_was_decided_on_an_older_history_is_refused()
    {
        var first = await _store.Thresholds.AppendAsync(Change(null, 0.8), 0, None);

        await Assert.ThrowsAsync<StaleThresholdsException>(() =>
            _store.Thresholds.AppendAsync(Change(null, 0.7), 0, None)
        );

        Assert.Equal([first], (await _store.Thresholds.LoadAsync(Given.Community, None)).Changes);
    }

    [Theory]
    [InlineData("UPDATE threshold_changes SET \"by\" = 'local:somebody'")]
    [InlineData("DELETE FROM threshold_changes")]
    [InlineData("INSERT OR REPLACE INTO threshold_changes SELECT * FROM threshold_changes")]
    public async Task The_history_cannot_be_rewritten(string sql)
    {
        await _store.Thresholds.AppendAsync(Change(null, 0.8), 0, None);

        var refused = Assert.Throws<SqliteException>(() => _store.Sql<object>(sql));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_suggestion_is_kept_once_until_it_is_approved()
    {
        var suggestion = new ThresholdSuggestion(
            0,
            Given.Community,
            FlagCategory.Insult,
            0.9,
            new ThresholdEvidence(0.8, 60, 3),
            0.75,
            0.5,
            Given.Monday
        );
        var first = await _store.Thresholds.KeepAsync(suggestion, None);
        var again = await _store.Thresholds.KeepAsync(suggestion with { At = Given.Monday.AddDays(1) }, None);
        Assert.Equal(first, again);
        Assert.Equal(first, await _store.Thresholds.FindSuggestionAsync(Given.Community, first.Number, None));
        Assert.Null(await _store.Thresholds.FindSuggestionAsync(new CommunityId("local:other"), first.Number, None));

        await _store.Thresholds.AppendAsync(
            Change(null, 0.8) with
            {
                Source = ThresholdSource.Suggestion,
                Suggestion = first.Number,
            },
            0,
            None
        );

        Assert.NotEqual(first.Number, (await _store.Thresholds.KeepAsync(suggestion, None)).Number);
    }

    private static ThresholdChange Change(double? old, double? @new) =>
        new(
            0,
            Given.Community,
            FlagCategory.Insult,
            old,
            @new,
            ThresholdSource.Operator,
            "too many",
            Given.Moderator,
            Given.Monday
        );
}
