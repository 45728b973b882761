using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Workers;
using Belong.Tests.Store;
using Belong.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Xunit;

namespace Belong.Tests.Workers;

/// <summary>How effects are carried out on a platform that is slow, or asks to wait, or fails.</summary>
public sealed class EffectWorkerTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly CommunityId Elsewhere = new("local:elsewhere");
    private readonly TemporaryStore _store = TemporaryStore.Open();
    private readonly Dictionary<CommunityId, Mock<IChatPlatform>> _platforms = [];
    private Func<Task> _stop = () => Task.CompletedTask;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop();
        _store.Dispose();
    }

    [Fact]
    public async Task A_slow_effect_holds_up_nothing_but_itself()
    {
        var answer = new TaskCompletionSource<MessageId>();
        var posted = Posts(
            Given.Community,
            post => post.Text == "slow" ? answer.Task : Task.FromResult(new MessageId("local:1"))
        );
        await EnqueueAsync(Given.Community, ["slow", .. Enumerable.Range(1, 200).Select(number => $"quick {number}")]);

        await StartAsync();

        await posted.UntilAsync(201);
        await VerifiedAsync(200);
        Assert.Equal("Intended", State("slow"));
        answer.SetResult(new MessageId("local:2"));
        await VerifiedAsync(201);
    }

    [Fact]
    public async Task A_community_whose_platform_does_not_answer_holds_up_no_other()
    {
        var never = new TaskCompletionSource<MessageId>();
        Posts(Elsewhere, _ => never.Task);
        var posted = Posts(Given.Community, _ => Task.FromResult(new MessageId("local:1")));
        await EnqueueAsync(
            Elsewhere,
            [.. Enumerable.Range(1, 5 * EffectWorker.AtOnce).Select(number => $"stuck {number}")]
        );
        await EnqueueAsync(Given.Community, [.. Enumerable.Range(1, 50).Select(number => $"quick {number}")]);

        await StartAsync();

        await posted.UntilAsync(50);
        await VerifiedAsync(50);
        never.SetCanceled();
    }

    [Fact]
    public async Task What_the_platform_asks_to_wait_is_waited_and_is_no_failed_try()
    {
        var posted = Posts(
            Given.Community,
            _ =>
                throw new PlatformException(PlatformFault.Transient, "rate limit")
                {
                    RetryAfter = TimeSpan.FromHours(1),
                }
        );
        await EnqueueAsync(Given.Community, ["later"]);

        await StartAsync();

        await posted.UntilAsync(1);
        await UntilAsync(() =>
            _store.Sql<long>("SELECT max(not_before) FROM effects")
            == _store.Time.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds()
        );
        Assert.Equal(0L, _store.Sql<long>("SELECT attempts FROM effects"));
    }

    [Fact]
    public async Task A_passing_fault_is_tried_again_with_growing_pauses()
    {
        var tries = 0;
        Posts(
            Given.Community,
            _ =>
            {
                // The clock stands still but for this: each try comes after the longest pause that could have been
                // meant.
                _store.Time.Advance(TimeSpan.FromMinutes(10));
                return ++tries < 5
                    ? throw new PlatformException(PlatformFault.Transient, "outage")
                    : Task.FromResult(new MessageId("local:1"));
            }
        );
        await EnqueueAsync(Given.Community, ["once more"]);

        await StartAsync();

        await UntilAsync(() =>
        {
            _store.Time.Advance(TimeSpan.FromMinutes(10));
            _store.Signal.Raise();
            return _store.Sql<string>("SELECT state FROM effects") == "Verified";
        });
        Assert.Equal(5, tries);
        Assert.Equal(4L, _store.Sql<long>("SELECT attempts FROM effects"));
    }

    private async Task StartAsync()
    {
        var all = new ChatPlatforms(_platforms.Values.Select(platform => platform.Object));
        var performer = new EffectPerformer(_store.Cases, _store.Effects, all, null!, null!, _store.Time);
        var attempt = new EffectAttempt(
            _store.Effects,
            performer,
            null!,
            _store.Time,
            NullLogger<EffectAttempt>.Instance
        );
        var worker = new EffectWorker(
            _store.Effects,
            attempt,
            all,
            _store.Signal,
            _store.Time,
            NullLogger<EffectWorker>.Instance
        );
        _stop = async () =>
        {
            await worker.StopAsync(None);
            worker.Dispose();
            attempt.Dispose();
        };
        await worker.StartAsync(None);
    }

    private Count Posts(CommunityId community, Func<Post, Task<MessageId>> answer)
    {
        var count = new Count();
        var platform = new Mock<IChatPlatform>(MockBehavior.Strict);
        platform.Setup(one => one.Community).Returns(community);
        platform.Setup(one => one.QueueChannel(Queue.Moderators)).Returns(Given.Forum);
        platform
            .Setup(one => one.PostAsync(Given.Forum, It.IsAny<Post>(), It.IsAny<Guid>(), It.IsAny<CancellationToken>()))
            .Returns(
                (ChannelId _, Post post, Guid _, CancellationToken _) =>
                {
                    count.Add();
                    return answer(post);
                }
            );
        _platforms[community] = platform;
        return count;
    }

    private async Task EnqueueAsync(CommunityId community, IReadOnlyList<string> texts) =>
        await _store.Record.AppendAsync(
            new Entry(community) { Effects = [.. texts.Select(text => new Effect.Announce(Queue.Moderators, text))] },
            None
        );

    private string State(string text) =>
        _store.Sql<string>($"SELECT state FROM effects WHERE payload LIKE '%\"{text}\"%'");

    private Task VerifiedAsync(long count) =>
        UntilAsync(() => _store.Sql<long>("SELECT count(*) FROM effects WHERE state = 'Verified'") == count);

    /// <summary>Asks until it is so; a hang must end a test, and nothing is asserted about time.</summary>
    private static Task UntilAsync(Func<bool> isSo) => Progress.UntilAsync(isSo);

    private sealed class Count
    {
        private int _value;

        public void Add() => Interlocked.Increment(ref _value);

        public Task UntilAsync(int value) => EffectWorkerTests.UntilAsync(() => Volatile.Read(ref _value) >= value);
    }
}
