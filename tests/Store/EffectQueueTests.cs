using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Xunit;

namespace Belong.Tests.Store;

public sealed class EffectQueueTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task An_effect_comes_back_as_it_was_stored()
    {
        var effect = new Effect.RemindChannel(Given.Forum, new ClauseId("C20")) { OnceFor = "reminder:2026-03-02" };
        await EnqueueAsync(effect);

        var ready = Assert.Single(await ReadyAsync());

        Assert.Equal(effect, ready.Effect);
        Assert.Equal(
            (Given.Community, (CaseId?)null, EffectState.Intended, 0),
            (ready.Community, ready.Case, ready.State, ready.Attempts)
        );
    }

    [Fact]
    public async Task Effects_of_one_name_are_stored_once_in_a_community()
    {
        await EnqueueAsync(Welcome("a") with { OnceFor = "welcome:a" });
        await EnqueueAsync(
            Welcome("a") with
            {
                OnceFor = "welcome:a",
            },
            Welcome("b") with
            {
                OnceFor = "welcome:b",
            },
            Welcome("b") with
            {
                OnceFor = "welcome:b",
            }
        );
        await _store.Record.AppendAsync(
            new Entry(new CommunityId("local:other")) { Effects = [Welcome("a") with { OnceFor = "welcome:a" }] },
            None
        );

        Assert.Equal(["welcome:a", "welcome:b"], (await ReadyAsync()).Select(ready => ready.Effect.OnceFor));
        Assert.Equal(3L, _store.Sql<long>("SELECT count(*) FROM effects"));
    }

    [Fact]
    public async Task What_follows_an_effect_that_was_stored_before_follows_the_stored_one()
    {
        var first = Welcome("a") with { OnceFor = "welcome:a" };
        await EnqueueAsync(first);
        var repeated = Welcome("a") with { OnceFor = "welcome:a" };
        var next = Welcome("b") with { After = repeated.Key };
        await EnqueueAsync(repeated, next);
        Assert.Equal([first.Key], (await ReadyAsync()).Select(ready => ready.Effect.Key));

        await _store.Effects.FinishAsync(new FinishedEffect(first.Key, EffectOutcome.Success), None);

        Assert.Equal([next.Key], (await ReadyAsync()).Select(ready => ready.Effect.Key));
    }

    [Fact]
    public async Task Storing_the_same_effect_again_changes_nothing()
    {
        var effect = Welcome("a");
        await EnqueueAsync(effect);
        await EnqueueAsync(effect);

        Assert.Single(await ReadyAsync());
    }

    [Fact]
    public async Task Effects_and_the_positions_that_caused_them_are_stored_together()
    {
        await AppendAsync("17", Welcome("a"));
        var twice = Welcome("b");
        await Assert.ThrowsAnyAsync<Exception>(() => AppendAsync("18", twice, twice));

        Assert.Single(await ReadyAsync());
        Assert.Equal("17", (await _store.Cursors.PositionsAsync(Given.Community, None))["members"]);
    }

    [Fact]
    public async Task Storing_effects_wakes_whoever_carries_them_out()
    {
        await EnqueueAsync(Welcome("a"));
        await _store.Signal.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, None);

        var file = await _store.CaseAsync();
        await _store.AppendAsync(
            file.Id,
            [new CaseEvent.Claimed(Given.Monday, Given.Moderator)],
            new Effect.ShowCard()
        );
        await _store.Signal.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, None);

        await _store.Record.AppendAsync(
            new Entry(Given.Community) { Job = new JobCursor("job", Given.Monday, null), Effects = [Welcome("b")] },
            None
        );
        await _store.Signal.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, None);
    }

    [Fact]
    public async Task What_the_platform_has_applied_stays_ready_until_it_is_verified()
    {
        var effect = Welcome("a");
        await EnqueueAsync(effect);

        await _store.Effects.MarkAppliedAsync(effect.Key, channel: null, new MessageId("local:5"), None);
        var applied = Assert.Single(await ReadyAsync());
        Assert.Equal((EffectState.Applied, new MessageId("local:5")), (applied.State, applied.PlatformMessage!.Value));

        await _store.Effects.FinishAsync(new FinishedEffect(effect.Key, EffectOutcome.Success), None);
        Assert.Empty(await ReadyAsync());
        Assert.Equal("local:5", _store.Sql<string>("SELECT platform_message FROM effects"));
    }

    [Fact]
    public async Task A_postponed_effect_waits_for_its_time()
    {
        var effect = Welcome("a");
        await EnqueueAsync(effect);
        Assert.Null(await _store.Effects.NextReadyAsync(_store.Time.GetUtcNow(), None));

        var later = _store.Time.GetUtcNow().AddSeconds(30);
        await _store.Effects.PostponeAsync(effect.Key, later, "rate limit", isTry: true, None);

        Assert.Empty(await ReadyAsync());
        Assert.Equal(later, await _store.Effects.NextReadyAsync(_store.Time.GetUtcNow(), None));
        var ready = Assert.Single(await _store.Effects.ListReadyAsync(Given.Community, later, [], 10, None));
        Assert.Equal((1, later), (ready.Attempts, ready.NotBefore));
    }

    [Fact]
    public async Task Nothing_is_still_to_become_ready_once_its_time_has_come()
    {
        var effect = Welcome("a");
        await EnqueueAsync(effect);
        await _store.Effects.PostponeAsync(
            effect.Key,
            _store.Time.GetUtcNow().AddSeconds(30),
            "rate limit",
            isTry: true,
            None
        );

        _store.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Null(await _store.Effects.NextReadyAsync(_store.Time.GetUtcNow(), None));
    }

    [Fact]
    public async Task An_effect_whose_time_comes_between_two_questions_is_still_to_become_ready_after_the_first()
    {
        var effect = Welcome("a");
        await EnqueueAsync(effect);
        var later = _store.Time.GetUtcNow().AddSeconds(30);
        await _store.Effects.PostponeAsync(effect.Key, later, "rate limit", isTry: true, None);
        var listed = _store.Time.GetUtcNow();
        Assert.Empty(await ReadyAsync());

        _store.Time.Advance(later - _store.Time.GetUtcNow());

        Assert.Equal(later, await _store.Effects.NextReadyAsync(listed, None));
    }

    [Fact]
    public async Task An_effect_that_is_over_stays_as_it_ended()
    {
        var effect = Welcome("a");
        await EnqueueAsync(effect);
        await _store.Effects.FinishAsync(new FinishedEffect(effect.Key, new EffectOutcome(false, "left")), None);

        await _store.Effects.FinishAsync(new FinishedEffect(effect.Key, EffectOutcome.Success), None);
        await _store.Effects.MarkAppliedAsync(effect.Key, channel: null, message: null, None);

        Assert.Equal("Failed left", _store.Sql<string>("SELECT state || ' ' || why FROM effects"));
    }

    [Fact]
    public async Task Finishing_an_effect_that_was_never_stored_is_a_mistake()
    {
        await EnqueueAsync(Welcome("a"));

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _store.Effects.FinishAsync(new FinishedEffect(Guid.NewGuid(), EffectOutcome.Success), None)
        );
    }

    [Fact]
    public async Task A_limit_takes_the_oldest()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 20).Select(i => Welcome($"member-{i}"))]);

        var ready = await _store.Effects.ListReadyAsync(Given.Community, _store.Time.GetUtcNow(), [], 3, None);

        Assert.Equal(["member-0", "member-1", "member-2"], ready.Select(one => ((Effect.Welcome)one.Effect).To.Value));
    }

    private static Effect.Welcome Welcome(string member) => new(new MemberId(member));

    private async Task EnqueueAsync(params Effect[] effects) =>
        await _store.Record.AppendAsync(new Entry(Given.Community) { Effects = effects }, None);

    private async Task AppendAsync(string position, params Effect[] effects) =>
        await _store.Record.AppendAsync(
            new Entry(Given.Community) { Effects = effects, Positions = [new EventPosition("members", position)] },
            None
        );

    private Task<IReadOnlyList<EffectRecord>> ReadyAsync() =>
        _store.Effects.ListReadyAsync(Given.Community, _store.Time.GetUtcNow(), [], 10, None);
}
