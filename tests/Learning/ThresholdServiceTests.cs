using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Belong.Tests.Screening;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Xunit;

namespace Belong.Tests.Learning;

public sealed class ThresholdServiceTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly CommunityId Community = new("test:main");
    private static readonly MemberId Olga = new("test:olga");

    private readonly FakeThresholdStore _store = new();
    private readonly Mock<IScoreHistory> _scores = new();
    private readonly ThresholdService _service;

    public ThresholdServiceTests() =>
        _service = new ThresholdService(
            _store,
            _scores.Object,
            new Defaults(_store),
            new LearningOptions(),
            new FakeTimeProvider(DateTimeOffset.UnixEpoch)
        );

    [Fact]
    public async Task Taking_back_goes_one_change_further_each_time_until_none_is_left()
    {
        await SetAsync(0.8);
        await SetAsync(0.7);
        Assert.Equal(0.8, (await RevertAsync())!.New);
        await SetAsync(0.6);

        Assert.Equal(0.8, (await RevertAsync())!.New);
        Assert.Null((await RevertAsync())!.New);
        Assert.Null(await RevertAsync());
    }

    [Fact]
    public async Task One_categorys_change_is_not_taken_back_through_another()
    {
        await SetAsync(0.8);

        Assert.Null(await _service.RevertAsync(Community, FlagCategory.Threat, Olga, None));
        Assert.Equal(0.8, (await _store.LoadAsync(Community, None)).InForce[FlagCategory.Insult]);
    }

    [Fact]
    public async Task Whoever_loses_to_another_change_decides_again_on_what_there_is_now()
    {
        await SetAsync(0.8);
        _store.LoseAppends = 2;

        var change = await SetAsync(0.7);

        Assert.Equal((0.42, 0.7), (change.Old!.Value, change.New!.Value));
    }

    [Fact]
    public async Task A_suggestion_changes_nothing_until_it_is_approved_once_and_can_be_taken_back()
    {
        Decided(upheld: 60, score: 0.8f);
        var suggestion = (await _service.SuggestAsync(Community, None))
            .Single(one => one.Suggestion is not null)
            .Suggestion!;
        Assert.Equal((FlagCategory.Insult, 0.9, 0.8), (suggestion.Category, suggestion.From, suggestion.To.Threshold));
        Assert.Empty((await _store.LoadAsync(Community, None)).Changes);

        var (approved, change) = await _service.ApproveAsync(Community, suggestion.Number, Olga, None);
        var (again, _) = await _service.ApproveAsync(Community, suggestion.Number, Olga, None);

        Assert.Equal((Approval.Approved, Approval.ApprovedBefore), (approved, again));
        Assert.Equal(
            (0.8, Olga, ThresholdSource.Suggestion, suggestion.Number),
            (change!.New, change.By, change.Source, change.Suggestion)
        );
        Assert.Null((await RevertAsync())!.New);
    }

    [Fact]
    public async Task A_suggestion_for_another_threshold_than_the_one_in_force_is_refused()
    {
        Decided(upheld: 60, score: 0.8f);
        var suggestion = (await _service.SuggestAsync(Community, None))
            .Single(one => one.Suggestion is not null)
            .Suggestion!;
        await SetAsync(0.95);

        Assert.Equal(
            Approval.Outdated,
            (await _service.ApproveAsync(Community, suggestion.Number, Olga, None)).Outcome
        );
        Assert.Equal(
            Approval.NotFound,
            (await _service.ApproveAsync(new CommunityId("test:other"), suggestion.Number, Olga, None)).Outcome
        );
    }

    private Task<ThresholdChange> SetAsync(double value) =>
        _service.SetAsync(Community, FlagCategory.Insult, value, "a test", Olga, None);

    private Task<ThresholdChange?> RevertAsync() => _service.RevertAsync(Community, FlagCategory.Insult, Olga, None);

    private void Decided(int upheld, float score) =>
        _scores
            .Setup(history =>
                history.DecidedFlagsAsync(Community, It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync([
                .. Enumerable
                    .Range(1, upheld)
                    .Select(id => new DecidedFlag(
                        new CaseId(id),
                        FlagCategory.Insult,
                        new ClauseId("C1"),
                        score,
                        Disposition.Warning,
                        new ClauseId("C1")
                    )),
            ]);

    /// <summary>0.9 everywhere, under a community's own.</summary>
    private sealed class Defaults(IThresholdStore store) : IThresholdsInForce
    {
        private ThresholdHistory _history = new([]);

        public ThresholdInForce Of(CommunityId community, FlagCategory category) =>
            new(_history.LatestOf(category)?.New ?? 0.9, ThresholdOrigin.Model);

        public ShadowModel? ShadowOf(FlagCategory category) => null;

        public async Task RefreshAsync(CommunityId community, CancellationToken cancellationToken) =>
            _history = await store.LoadAsync(community, cancellationToken);
    }
}
