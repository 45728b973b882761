using Belong.Bot.Chat;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Platforms;

/// <summary>What the bot may rely on, on every platform. A platform passes it with a driver of its own.</summary>
public abstract partial class PlatformContract : IAsyncLifetime
{
    private protected static readonly IReadOnlyList<CommandSpec> Commands =
    [
        new("queue", "The open cases.", Roles.Moderator),
        new("help", "What there is.", Roles.Member),
        new("case show", "One case.", Roles.Moderator)
        {
            Options =
            [
                new("number", "The case's number.", OptionKind.Number) { Required = true, Suggests = true },
                new("clause", "The clause.", OptionKind.Text) { Suggests = true },
            ],
        },
    ];

    private IPlatformDriver _people = null!;

    private IChatPlatform Bot => _people.Platform;

    private protected abstract Task<IPlatformDriver> StartAsync();

    public async Task InitializeAsync() => _people = await StartAsync();

    public async Task DisposeAsync() => await _people.DisposeAsync();

    [Fact]
    public async Task The_first_event_says_that_it_is_connected()
    {
        await _people.PostAsync(_people.Member, "hello", replyTo: null);

        Assert.IsType<ChatEvent.Connected>(await NextAsync());
        await NextAsync<ChatEvent.MessagePosted>();
    }

    [Fact]
    public async Task What_people_do_is_heard_in_order_with_positions_of_one_stream()
    {
        var message = await _people.PostAsync(_people.Member, "first words", replyTo: null);
        await _people.EditAsync(_people.Member, message, "second words");
        await _people.DeleteAsync(_people.Member, message);

        var posted = await NextAsync<ChatEvent.MessagePosted>();
        var edited = await NextAsync<ChatEvent.MessageEdited>();
        var deleted = await NextAsync<ChatEvent.MessageDeleted>();
        Assert.Equal(("first words", 0), (posted.Message.Text, posted.Message.Edit));
        Assert.Equal("second words", edited.Message.Text);
        Assert.True(edited.Message.Edit > 0);
        Assert.Equal([message, message, message], [posted.Message.Id, edited.Message.Id, deleted.Message]);
        Assert.Equal(_people.Member, posted.Message.Author);
        Assert.Equal(_people.Forum, posted.Message.Channel);
        ChatEvent[] all = [posted, edited, deleted];
        Assert.All(all, happened => Assert.False(happened.Late));
        Assert.Single(all.Select(happened => happened.Position!.Value.Stream).Distinct());
        Assert.Equal(3, all.Select(happened => happened.Position!.Value.Cursor).Distinct().Count());
    }

    [Fact]
    public async Task A_reply_names_the_message_that_it_answers_and_its_author()
    {
        var first = await _people.PostAsync(_people.Member, "a question", replyTo: null);
        await _people.PostAsync(_people.OtherMember, "an answer", first);

        await NextAsync<ChatEvent.MessagePosted>();
        var answer = (await NextAsync<ChatEvent.MessagePosted>()).Message;
        Assert.Equal(first, answer.ReplyTo);
        Assert.Equal(_people.Member, answer.ReplyToAuthor);
    }

    [Fact]
    public async Task Joining_and_removal_are_heard()
    {
        var newcomer = await _people.JoinAsync("Newcomer");
        await Bot.RemoveMemberAsync(newcomer, Removal.Ban, "a test", CancellationToken.None);

        var joined = await NextAsync<ChatEvent.MemberJoined>();
        Assert.Equal(("Newcomer", newcomer), (joined.Member.Name, joined.Member.Id));
        Assert.True(joined.Member.Has(Roles.Member));
        Assert.Equal(newcomer, (await NextAsync<ChatEvent.MemberLeft>()).Member);
    }

    [Fact]
    public async Task What_the_bot_says_is_not_heard_as_somebody_elses()
    {
        await Bot.PostAsync(_people.Forum, new Post("from the bot"), Guid.NewGuid(), CancellationToken.None);
        await _people.PostAsync(_people.Member, "from a member", replyTo: null);

        ChatMessage message;
        do
        {
            message = (await NextAsync<ChatEvent.MessagePosted>()).Message;
        } while (message.ByBot);

        Assert.Equal("from a member", message.Text);
    }

    [Fact]
    public async Task What_happened_while_the_bot_was_away_is_read_after_its_last_position_and_marked_late()
    {
        await _people.PostAsync(_people.Member, "heard", replyTo: null);
        var heard = await NextAsync<ChatEvent.MessagePosted>();
        MessageId missed = default;
        await _people.RestartAsync(async () =>
        {
            missed = await _people.PostAsync(_people.Member, "missed", replyTo: null);
            await _people.PostAsync(_people.OtherMember, "missed too", missed);
        });

        Assert.IsType<ChatEvent.Connected>(await NextAsync());
        var (late, caughtUp) = await ReadMissedWithEndAsync(heard.Position!.Value);
        Assert.Equal((1, 2), (caughtUp!.Channels, caughtUp.Messages));
        var posts = late.OfType<ChatEvent.MessagePosted>().ToList();
        Assert.Equal(["missed", "missed too"], posts.Select(post => post.Message.Text));
        Assert.All(late, happened => Assert.True(happened.Late));
        Assert.Empty(await ReadMissedAsync(late[^1].Position!.Value));
    }

    [Fact]
    public async Task A_missed_edit_is_told_with_the_number_of_the_edit()
    {
        var message = await _people.PostAsync(_people.Member, "harmless", replyTo: null);
        var heard = await NextAsync<ChatEvent.MessagePosted>();
        await _people.RestartAsync(() => _people.EditAsync(_people.Member, message, "not harmless"));

        var late = Assert.IsType<ChatEvent.MessageEdited>(Assert.Single(await ReadMissedAsync(heard.Position!.Value)));
        Assert.Equal((message, "not harmless"), (late.Message.Id, late.Message.Text));
        Assert.True(late.Message.Edit > 0);
    }

    private async Task<ChatEvent> NextAsync()
    {
        using var limit = Progress.Patience();
        return await Bot.Events.ReadAsync(limit.Token);
    }

    /// <summary>The next event of a kind, past any others.</summary>
    private async Task<T> NextAsync<T>()
        where T : ChatEvent
    {
        while (true)
        {
            if (await NextAsync() is T wanted)
                return wanted;
        }
    }

    private async Task<List<ChatEvent>> ReadMissedAsync(EventPosition after) =>
        (await ReadMissedWithEndAsync(after)).Missed;

    /// <summary>What was missed, and what the platform says about it at the end: once, and nothing after it.</summary>
    private async Task<(List<ChatEvent> Missed, ChatEvent.CaughtUp? End)> ReadMissedWithEndAsync(EventPosition after)
    {
        var missed = new List<ChatEvent>();
        ChatEvent.CaughtUp? end = null;
        var cursors = new Dictionary<string, string> { [after.Stream] = after.Cursor };
        await foreach (var happened in Bot.ReadMissedAsync(cursors, CancellationToken.None))
        {
            Assert.Null(end);
            end = happened as ChatEvent.CaughtUp;
            if (end is null)
                missed.Add(happened);
        }

        return (missed, end);
    }
}
