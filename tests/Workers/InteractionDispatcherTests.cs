using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Workers;
using Belong.Tests.Desk;
using Belong.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Workers;

/// <summary>Whoever presses or types is answered, whatever breaks.</summary>
public sealed class InteractionDispatcherTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeChatPlatform _platform = new(Community);
    private readonly FakeCommand _command = new();
    private DeskStory _story = null!;
    private InteractionDispatcher _dispatcher = null!;
    private int _asked;

    public async Task InitializeAsync()
    {
        _story = await DeskStory.BeginAsync();
        _dispatcher = new InteractionDispatcher(
            _story.The<ButtonDesk>(),
            new CommandDesk([_command]),
            NullLogger<InteractionDispatcher>.Instance
        );
    }

    public async Task DisposeAsync()
    {
        _dispatcher.Dispose();
        await _story.DisposeAsync();
    }

    [Fact]
    public async Task Each_kind_is_answered_by_its_desk()
    {
        await DispatchAsync(Invoked());
        await DispatchAsync(new ChatEvent.SuggestionsAsked(By(), "fake", "what", "t"));
        await DispatchAsync(new ChatEvent.ButtonPressed(By(), "nonsense", null, null));
        await _dispatcher.DrainAsync();

        var replies = _platform.Replies.OrderBy(one => one.Interaction.Value, StringComparer.Ordinal).ToList();
        Assert.Equal("Done.", Assert.IsType<Reply.Message>(replies[0].Reply).Post.Text);
        Assert.Equal("that", Assert.Single(Assert.IsType<Reply.Suggestions>(replies[1].Reply).Choices).Value);
        Assert.Equal(RefusalKind.NotFound, Assert.IsType<Reply.Refused>(replies[2].Reply).Kind);
    }

    [Fact]
    public async Task Whatever_breaks_somebody_who_acted_is_told_and_somebody_who_types_is_not_disturbed()
    {
        _command.Runs = _ => throw new InvalidOperationException("a bug");

        await DispatchAsync(Invoked());
        await DispatchAsync(new ChatEvent.SuggestionsAsked(By(), "fake", "what", "t"));
        await _dispatcher.DrainAsync();

        var replies = _platform.Replies.OrderBy(one => one.Interaction.Value, StringComparer.Ordinal).ToList();
        Assert.Equal(
            new Reply.Refused(
                RefusalKind.Unavailable,
                "That did not work, and nothing was changed that you were not told of. Please try again."
            ),
            replies[0].Reply
        );
        Assert.Empty(Assert.IsType<Reply.Suggestions>(replies[1].Reply).Choices);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_given_holds_up_nobody()
    {
        _platform.Before = deed =>
            deed == "reply test:i1"
                ? throw new PlatformException(PlatformFault.Transient, "outage")
                : Task.CompletedTask;

        for (var number = 0; number < 100; number++)
            await DispatchAsync(Invoked());
        await _dispatcher.DrainAsync();

        Assert.Equal(99, _platform.Replies.Count);
    }

    [Fact]
    public async Task A_slow_answer_holds_up_no_other_until_there_are_thirty_two_of_them()
    {
        var slow = new TaskCompletionSource();
        var begun = new Happenings<InteractionId>();
        _command.Runs = async call =>
        {
            begun.Add(call.Interaction.Id);
            await slow.Task;
        };

        for (var number = 0; number < 32; number++)
            await DispatchAsync(Invoked());
        await begun.UntilAsync(32);
        var next = DispatchAsync(Invoked());
        Assert.False(next.IsCompleted);

        slow.SetResult();
        await next;
        await _dispatcher.DrainAsync();
        Assert.Equal(33, _platform.Replies.Count);
    }

    private Interaction By() => new(new InteractionId($"test:i{++_asked}"), Community, Forum, Ash);

    private ChatEvent.CommandInvoked Invoked() => new(By(), "fake", new Dictionary<string, string>(), null);

    private Task DispatchAsync(ChatEvent asked) => _dispatcher.DispatchAsync(_platform, asked, None);

    private sealed class FakeCommand : ICommand
    {
        public Func<CommandCall, Task> Runs { get; set; } = _ => Task.CompletedTask;

        public CommandSpec Spec { get; } =
            new("fake", "Does what the test says", Roles.Member)
            {
                Options = [new("what", "Anything", OptionKind.Text) { Suggests = true }],
            };

        public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
        {
            await Runs(call);
            return Reply.Say("Done.");
        }

        public async Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken)
        {
            await Runs(new CommandCall(call.Interaction, new Dictionary<string, string>(), null));
            return [new Choice("that", "That")];
        }
    }
}
