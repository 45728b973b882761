using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Workers;
using Belong.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Xunit;

namespace Belong.Tests.Workers;

/// <summary>The loop that carries effects out, when the store does not answer.</summary>
public sealed class EffectWorkerTroubleTests
{
    [Fact]
    public async Task Trouble_with_the_store_ends_nothing_and_a_stop_ends_it_quietly()
    {
        var looks = new Happenings<DateTimeOffset>();
        var signal = new EffectSignal();
        var queue = new Mock<IEffectQueue>();
        queue
            .Setup(one =>
                one.ListReadyAsync(
                    It.IsAny<CommunityId>(),
                    It.IsAny<DateTimeOffset>(),
                    It.IsAny<IReadOnlyCollection<Guid>>(),
                    It.IsAny<int>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                (CommunityId _, DateTimeOffset now, IReadOnlyCollection<Guid> _, int _, CancellationToken _) =>
                {
                    looks.Add(now);
                    return looks.All.Count < 3
                        ? throw new InvalidOperationException("the disk is full")
                        : Task.FromResult<IReadOnlyList<EffectRecord>>([]);
                }
            );
        using var worker = new EffectWorker(
            queue.Object,
            null!,
            new ChatPlatforms([new FakeChatPlatform(new CommunityId("test:main"))]),
            signal,
            new FakeTimeProvider(),
            NullLogger<EffectWorker>.Instance
        );

        await worker.StartAsync(CancellationToken.None);
        for (var look = 1; look <= 3; look++)
        {
            await looks.UntilAsync(look);
            signal.Raise();
        }

        await looks.UntilAsync(4);
        await worker.StopAsync(CancellationToken.None);
        Assert.True(worker.ExecuteTask!.IsCompletedSuccessfully);
    }
}
