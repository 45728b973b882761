using Belong.Bot.Chat;
using Belong.Bot.Screening.Detectors;
using Belong.Bot.Workers;
using Belong.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Belong.Tests.Workers;

/// <summary>A model file that changes while the bot runs.</summary>
public sealed class ModelWorkerTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly CommunityId One = new("test:one");
    private static readonly CommunityId Other = new("test:other");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly FakeRecord _record = new();
    private readonly ClassifierModels _models;
    private readonly ModelWorker _worker;
    private readonly string _path;

    public ModelWorkerTests()
    {
        BlankModel.Write(_path = _folder.File("a.model"), "first");
        var options = new ClassifierOptions { Model = _path };
        _models = ClassifierModels.Load(options);
        _worker = new ModelWorker(
            _models,
            options,
            new ChatPlatforms([new FakeChatPlatform(One), new FakeChatPlatform(Other)]),
            _record,
            _time,
            NullLogger<ModelWorker>.Instance
        );
    }

    public Task InitializeAsync() => _worker.StartAsync(None);

    public async Task DisposeAsync()
    {
        await _worker.StopAsync(None);
        _worker.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_told_to_every_community_and_the_old_one_stays()
    {
        await File.WriteAllTextAsync(_path, "no model");

        await AdvanceUntilAsync(_record.Entries.UntilAsync(2));

        Assert.Equal([One, Other], _record.Entries.All.Select(one => one.Community));
        Assert.StartsWith("first+", _models.InUse.Holder.Current.Version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_told_at_a_later_look_and_once()
    {
        var tries = 0;
        _record.Before = entry =>
            entry.Community == Other && ++tries < 3
                ? throw new InvalidOperationException("the disk is full")
                : Task.CompletedTask;
        await File.WriteAllTextAsync(_path, "no model");

        await AdvanceUntilAsync(_record.Entries.UntilAsync(2));

        Assert.Equal([One, Other], _record.Entries.All.Select(one => one.Community));
        Assert.Equal(3, tries);
    }

    private async Task AdvanceUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await done;
    }
}
