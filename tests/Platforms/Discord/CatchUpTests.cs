using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Messages;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Nothing that was said while the bot was away is missed, and nobody waits behind a busy channel.</summary>
public sealed class CatchUpTests : IAsyncLifetime
{
    private DiscordSubject _subject = null!;

    public async Task InitializeAsync() => _subject = await DiscordSubject.StartAsync();

    public async Task DisposeAsync() => await _subject.DisposeAsync();

    [Fact]
    public async Task The_very_first_start_reads_nothing_of_what_was_said_before()
    {
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "long ago");

        Assert.Empty(await MissedAsync([]));
    }

    [Fact]
    public async Task What_was_missed_before_anything_was_ever_heard_is_read_too()
    {
        await MissedAsync([]);
        await _subject.DisconnectAsync();
        _subject.Discord.Clock.Advance(TimeSpan.FromSeconds(1));
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "in between");
        await _subject.ConnectAsync();

        Assert.Equal(
            ["in between"],
            (await MissedAsync([])).OfType<ChatEvent.MessagePosted>().Select(post => post.Message.Text)
        );
    }

    [Fact]
    public async Task Channels_take_turns_each_in_its_own_order_and_new_channels_and_threads_are_found()
    {
        var cursors = await HearAsync("the last that was heard");
        await _subject.DisconnectAsync();
        _subject.People.Burst(
            _subject.Town.General,
            [_subject.Town.Alice, _subject.Town.Bob],
            350,
            number => $"busy {number}"
        );
        var quiet = _subject.People.AddChannel(_subject.Town.Guild, "quiet");
        _subject.People.Speak(_subject.Town.Alice, quiet, "only one");
        var thread = _subject.People.OpenThread(_subject.Town.Bob.User, _subject.Town.General, "A thread");
        _subject.People.Speak(_subject.Town.Bob, thread, "in the thread");
        var archived = _subject.People.OpenThread(_subject.Town.Bob.User, _subject.Town.General, "An archived thread");
        _subject.People.Speak(_subject.Town.Bob, archived, "in the archive");
        _subject.Discord.Clock.Advance(TimeSpan.FromSeconds(1));
        _subject.People.SetArchived(archived, archived: true);
        await _subject.ConnectAsync();

        var missed = await MissedAsync(cursors);
        var posts = missed.OfType<ChatEvent.MessagePosted>().ToList();
        var texts = posts.Select(post => post.Message.Text).ToList();
        Assert.Equal(
            Enumerable.Range(0, 350).Select(number => $"busy {number}"),
            texts.Where(text => text.StartsWith("busy", StringComparison.Ordinal))
        );
        Assert.All(["only one", "in the thread", "in the archive"], text => Assert.Contains(text, texts));
        Assert.True(texts.IndexOf("only one") < texts.IndexOf("busy 349"));
        Assert.Contains(
            posts,
            post => post.Message.Parts.Any(part => part is { Kind: MessagePartKind.Title, Text: "A thread" })
        );
        Assert.All(missed, happened => Assert.True(happened.Late));
        var end = Assert.IsType<ChatEvent.CaughtUp>(missed[^1]);
        Assert.Equal(4, end.Channels);
        Assert.Contains(end.CannotKnow, gap => gap.Contains("deleted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_in_the_middle_goes_on_from_the_last_position()
    {
        var cursors = await HearAsync("heard");
        await _subject.DisconnectAsync();
        _subject.People.Burst(_subject.Town.General, [_subject.Town.Alice], 250, number => $"{number}");
        await _subject.ConnectAsync();

        var first = (await MissedAsync(cursors)).OfType<ChatEvent.MessagePosted>().Take(120).ToList();
        var rest = await MissedAsync(
            new Dictionary<string, string> { [first[^1].Position!.Value.Stream] = first[^1].Position!.Value.Cursor }
        );

        Assert.Equal(
            Enumerable.Range(0, 250).Select(number => $"{number}"),
            first.Concat(rest.OfType<ChatEvent.MessagePosted>()).Select(post => post.Message.Text)
        );
    }

    [Fact]
    public async Task A_channel_with_more_than_the_bot_reads_is_cut_and_that_is_said()
    {
        var cursors = await HearAsync("heard");
        await _subject.DisconnectAsync();
        _subject.People.Burst(_subject.Town.General, [_subject.Town.Alice], 5200, number => $"{number}");
        await _subject.ConnectAsync();

        var missed = await MissedAsync(cursors);
        Assert.Equal(5000, missed.OfType<ChatEvent.MessagePosted>().Count());
        Assert.Contains(
            ((ChatEvent.CaughtUp)missed[^1]).CannotKnow,
            gap => gap.Contains("#general", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_resumed_session_misses_nothing_and_is_no_new_connection()
    {
        await _subject.NextAsync<ChatEvent.Connected>();
        _subject.Discord.Gateway.Drop();
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "meanwhile");

        ChatEvent next;
        do next = await _subject.NextAsync<ChatEvent>();
        while (next is ChatEvent.Degraded { Remedy: null });
        Assert.Equal("meanwhile", Assert.IsType<ChatEvent.MessagePosted>(next).Message.Text);
    }

    [Fact]
    public async Task A_lost_session_says_that_it_is_connected_anew()
    {
        var cursors = await HearAsync("heard");
        _subject.Discord.Gateway.ForgetSessions();
        _subject.Discord.Gateway.Drop();
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "meanwhile");

        await _subject.NextAsync<ChatEvent.Connected>();
        Assert.Contains(
            (await MissedAsync(cursors)).OfType<ChatEvent.MessagePosted>(),
            post => post.Message.Text == "meanwhile"
        );
    }

    [Fact]
    public void A_cursor_survives_its_own_text()
    {
        var cursor = new MessageCursor(12345, 67890, "e7");

        Assert.Equal(cursor, MessageCursor.Parse(cursor.ToString()));
        Assert.Null(MessageCursor.Parse("57"));
    }

    private async Task<Dictionary<string, string>> HearAsync(string text)
    {
        await MissedAsync([]);
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, text);
        var position = (await _subject.NextAsync<ChatEvent.MessagePosted>()).Position!.Value;
        return new Dictionary<string, string> { [position.Stream] = position.Cursor };
    }

    private async Task<List<ChatEvent>> MissedAsync(Dictionary<string, string> cursors)
    {
        List<ChatEvent> missed = [];
        await foreach (var happened in _subject.Platform.ReadMissedAsync(cursors, default))
            missed.Add(happened);
        return missed;
    }
}
