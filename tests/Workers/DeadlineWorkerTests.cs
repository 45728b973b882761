using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Workers;
using Belong.Tests.Store;
using Belong.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Xunit;

namespace Belong.Tests.Workers;

/// <summary>Clocks of cases, heard by a worker that looks every few seconds.</summary>
public sealed class DeadlineWorkerTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly CaseId Number = new(7);

    private readonly FakeTimeProvider _time = new(Given.Monday.AddDays(3));
    private readonly Mock<ICaseStore> _store = new(MockBehavior.Strict);
    private readonly FakeRecord _record = new();
    private readonly Mock<ICaseLists> _lists = new(MockBehavior.Strict);
    private readonly Happenings<DateTimeOffset> _looks = new();
    private readonly DeadlineWorker _worker;
    private Func<int, IReadOnlyList<CaseId>> _due = _ => [];

    public DeadlineWorkerTests()
    {
        var hidden = CaseState.From([
            Given.Opened(),
            Given.Flagged(),
            new CaseEvent.HideOrdered(
                Given.Monday,
                Given.Moderator,
                Given.Forum,
                new MessageId("local:1"),
                Given.Monday.AddDays(2)
            ),
        ]);
        _lists
            .Setup(lists =>
                lists.ListDueAsync(It.IsAny<DateTimeOffset>(), It.IsAny<int>(), It.IsAny<CancellationToken>())
            )
            .Returns(
                (DateTimeOffset now, int _, CancellationToken _) =>
                {
                    _looks.Add(now);
                    return Task.FromResult(_due(_looks.All.Count));
                }
            );
        _store
            .Setup(store => store.FindAsync(Number, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new CaseFile(Number, hidden, []));
        _store
            .Setup(store => store.HistoryOfAsync(Given.Community, Given.Ash, It.IsAny<CancellationToken>()))
            .ReturnsAsync([]);
        var cases = new CaseService(
            _store.Object,
            _record,
            new CaseRouting(new ChatPlatforms([])),
            CharterFile.Load(CharterFile.ShippedPath),
            new CasePolicy(),
            _time
        );
        _worker = new DeadlineWorker(_lists.Object, cases, _time, NullLogger<DeadlineWorker>.Instance);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _worker.StopAsync(None);
        _worker.Dispose();
    }

    [Fact]
    public async Task What_ran_out_while_the_bot_was_away_is_heard_at_the_start()
    {
        _due = _ => [Number];

        await _worker.StartAsync(None);
        await _record.Entries.UntilAsync(1);

        Assert.Single(_record.Entries.All[0].Changes[0].Effects.OfType<Effect.RestoreMessage>());
        Assert.Equal(_time.GetUtcNow(), _looks.All[0]);
    }

    [Fact]
    public async Task What_runs_out_later_is_heard_within_seconds()
    {
        _due = look => look > 1 ? [Number] : [];
        await _worker.StartAsync(None);
        await _looks.UntilAsync(1);
        Assert.Empty(_record.Entries.All);

        _time.Advance(TimeSpan.FromSeconds(5));
        await _record.Entries.UntilAsync(1);

        Assert.Equal(_time.GetUtcNow(), _looks.All[1]);
    }

    [Fact]
    public async Task Trouble_with_the_store_does_not_end_the_looking()
    {
        _due = look => look > 2 ? [Number] : throw new InvalidOperationException("the disk is full");
        await _worker.StartAsync(None);

        for (var look = 1; look <= 2; look++)
        {
            await _looks.UntilAsync(look);
            _time.Advance(TimeSpan.FromSeconds(5));
        }

        await _record.Entries.UntilAsync(1);
        Assert.Equal(3, _looks.All.Count);
    }

    [Fact]
    public async Task A_stop_ends_it_quietly()
    {
        await _worker.StartAsync(None);
        await _looks.UntilAsync(1);

        await _worker.StopAsync(None);

        Assert.True(_worker.ExecuteTask!.IsCompletedSuccessfully);
    }
}
