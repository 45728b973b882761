using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Workers;
using Belong.Tests.Desk;
using Belong.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Workers;

/// <summary>The stream of events: in order, nothing lost, and on again whatever breaks.</summary>
public sealed class ChatEventWorkerTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeIntake _intake = new();
    private DeskStory _story = null!;
    private ChatEventWorker _worker = null!;

    public async Task InitializeAsync()
    {
        _story = await DeskStory.BeginAsync(services =>
            services.RemoveAll<ICaseIntake>().AddSingleton<ICaseIntake>(_intake)
        );
        _worker = _story.Worker<ChatEventWorker>();
        await _worker.StartAsync(None);
    }

    public async Task DisposeAsync()
    {
        await _worker.StopAsync(None);
        await _story.DisposeAsync();
    }

    [Fact]
    public async Task What_was_missed_comes_before_what_is_said_after_the_connection()
    {
        _story.Platform.Missed = _ => [Posted("m1") with { Late = true }];

        _story.Platform.Tell(new ChatEvent.Connected(Community));
        _story.Platform.Tell(Posted("m2"));
        await _intake.Taken.UntilAsync(2);

        Assert.Equal(["test:m1", "test:m2"], _intake.Messages);
    }

    [Fact]
    public async Task It_catches_up_from_the_positions_that_stand_in_the_store()
    {
        var asked = new Happenings<IReadOnlyDictionary<string, string>>();
        _story.Platform.Missed = cursors =>
        {
            asked.Add(cursors);
            return [];
        };
        await _story
            .The<IRecord>()
            .AppendAsync(new Entry(Community) { Positions = [new EventPosition("forum", "41")] }, None);

        _story.Platform.Tell(new ChatEvent.Connected(Community));
        await asked.UntilAsync(1);

        Assert.Equal(("forum", "41"), asked.All[0].Select(one => (one.Key, one.Value)).Single());
    }

    [Fact]
    public async Task A_catching_up_that_breaks_is_begun_again()
    {
        var tries = 0;
        _story.Platform.Missed = _ =>
            ++tries == 1
                ? throw new PlatformException(PlatformFault.Transient, "outage")
                : [Posted("m1") with { Late = true }];

        _story.Platform.Tell(new ChatEvent.Connected(Community));
        _story.Platform.Tell(Posted("m2"));
        await AdvanceUntilAsync(_intake.Taken.UntilAsync(2));

        Assert.Equal(["test:m1", "test:m2"], _intake.Messages);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_stored_is_tried_again_and_nothing_overtakes_it()
    {
        var tries = 0;
        _intake.Before = _ =>
            ++tries < 5 ? throw new InvalidOperationException("the disk is full") : Task.CompletedTask;

        _story.Platform.Tell(Posted("m1"));
        await AdvanceUntilAsync(_intake.Taken.UntilAsync(1));
        _story.Platform.Tell(Posted("m2"));
        await _intake.Taken.UntilAsync(2);

        Assert.Equal(["test:m1", "test:m2"], _intake.Messages);
        Assert.Equal(6, tries);
    }

    [Fact]
    public async Task What_a_stop_interrupts_is_not_counted_as_read()
    {
        var begun = new Happenings<ScreenedBatch>();
        _intake.Before = async stop =>
        {
            begun.Add(new ScreenedBatch(Community, false, [], [], []));
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        };

        _story.Platform.Tell(Posted("m1") with { Position = new EventPosition("forum", "1") });
        await begun.UntilAsync(1);
        await _worker.StopAsync(None);

        Assert.True(_worker.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Empty(await _story.The<ICursors>().PositionsAsync(Community, None));
    }

    [Fact]
    public async Task Whoever_joins_is_welcomed_and_the_stream_counts_as_read_to_there()
    {
        _story.Platform.Tell(
            new ChatEvent.MemberJoined(Community, Bo, "1") { Position = new EventPosition("members", "8") }
        );
        await _intake.Taken.UntilAsync(1);
        _story.Platform.Tell(Posted("m1"));
        await _intake.Taken.UntilAsync(2);

        Assert.Equal(Bo.Id, Assert.Single((await ReadyAsync()).OfType<Effect.Welcome>()).To);
        Assert.Equal("8", (await _story.The<ICursors>().PositionsAsync(Community, None))["members"]);
    }

    [Fact]
    public async Task What_was_missed_is_told_in_one_digest()
    {
        _story.Platform.Missed = _ =>
            [Posted("m1") with { Late = true }, new ChatEvent.CaughtUp(Community, _story.Now.AddHours(-3), 1, 1, [])];

        _story.Platform.Tell(new ChatEvent.Connected(Community));
        _story.Platform.Tell(Posted("m2"));
        await _intake.Taken.UntilAsync(2);

        Assert.Equal(
            "The bot did not hear what was said between 2 Nov 2026, 06:00 and 2 Nov 2026, 09:00, and has read it now: "
                + "one message or edit in one channel; none of them was flagged, marked as read late. Nothing was done "
                + "by itself.",
            Assert.Single((await ReadyAsync()).OfType<Effect.Announce>()).Text
        );
    }

    [Fact]
    public async Task What_is_degraded_is_shown_and_told()
    {
        _story.Platform.Tell(new ChatEvent.Degraded(Community, "message-content", "Switch the intent on."));
        _story.Platform.Tell(Posted("m1"));
        await _intake.Taken.UntilAsync(1);

        Assert.Single((await ReadyAsync()).OfType<Effect.Announce>());
        Assert.Equal("message-content", Assert.Single(_story.The<DegradedModes>().All).Name);
    }

    [Fact]
    public async Task Whoever_types_a_command_is_answered()
    {
        _story.Platform.Tell(
            new ChatEvent.CommandInvoked(
                new Interaction(new InteractionId("test:i1"), Community, Forum, Ash),
                "my record",
                new Dictionary<string, string>(),
                null
            )
        );

        await _story.Platform.Done.UntilAsync(done => done.Contains("reply test:i1"));

        Assert.Equal("Your record is empty.", ((Reply.Message)_story.Platform.Replies[0].Reply).Post.Text);
    }

    private static ChatEvent.MessagePosted Posted(string message) =>
        new(Said(Ash, message, "Good morning to all of you.", minute: 0));

    private async Task<IEnumerable<Effect>> ReadyAsync() =>
        (await _story.The<IEffectQueue>().ListReadyAsync(Community, _story.Now, [], 100, None)).Select(one =>
            one.Effect
        );

    /// <summary>The pauses between tries pass, however long they are.</summary>
    private async Task AdvanceUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            _story.Sleep(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await done;
    }

    private sealed class FakeIntake : ICaseIntake
    {
        public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

        public Happenings<ScreenedBatch> Taken { get; } = new();

        public IEnumerable<string> Messages =>
            Taken.All.SelectMany(batch => batch.Messages).Select(message => message.Message.Value);

        public async Task TakeAsync(ScreenedBatch batch, CancellationToken cancellationToken)
        {
            await Before(cancellationToken);
            Taken.Add(batch);
        }
    }
}
