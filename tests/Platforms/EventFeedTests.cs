using System.Globalization;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Local;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Platforms;

public sealed class EventFeedTests
{
    [Fact]
    public async Task A_bot_that_falls_far_behind_still_hears_everything_once_and_in_order()
    {
        using var folder = new TemporaryFolder();
        await using var community = LocalCommunity.Open(
            new LocalOptions { Path = folder.File("community.db") },
            new LocalAddress(),
            TimeProvider.System
        );
        using var stop = Progress.Patience();
        var running = community.Feed.RunAsync(stop.Token);
        const int Count = (EventFeed.Length * 3) + 17;

        // Nobody reads: the community goes on all the same.
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => SayAsync(community, i)));
        var cursors = new List<long>();
        var numbers = new HashSet<MessageId>();
        Assert.IsType<ChatEvent.Connected>(await community.Feed.Events.ReadAsync(stop.Token));
        for (var i = 0; i < Count; i++)
        {
            if (i == Count / 2)
                await SayAsync(community, Count);
            var posted = Assert.IsType<ChatEvent.MessagePosted>(await community.Feed.Events.ReadAsync(stop.Token));
            cursors.Add(long.Parse(posted.Position!.Value.Cursor, CultureInfo.InvariantCulture));
            numbers.Add(posted.Message.Id);
            Assert.False(posted.Late);
        }

        Assert.Equal(cursors.Order(), cursors);
        Assert.Equal(Count, numbers.Count);
        Assert.IsType<ChatEvent.MessagePosted>(await community.Feed.Events.ReadAsync(stop.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Each_version_of_an_edited_message_is_missed_and_read_with_its_own_words()
    {
        using var folder = new TemporaryFolder();
        var options = new LocalOptions { Path = folder.File("community.db") };
        await using (var before = LocalCommunity.Open(options, new LocalAddress(), TimeProvider.System))
        {
            var board = new MessageBoard(before, new Access(before), new PhraseFilter(new LocalOptions(), before));
            var posted = await board.PostAsync("forum", "member-1", "version 0", null, [], CancellationToken.None);
            var id = posted.Value!.Number.ToString(CultureInfo.InvariantCulture);
            await board.EditAsync(id, "member-1", "version 1", CancellationToken.None);
            await board.EditAsync(id, "member-1", "version 2", CancellationToken.None);
        }

        await using var after = LocalCommunity.Open(options, new LocalAddress(), TimeProvider.System);
        var texts = after
            .Feed.Read(0, after.Feed.Opened)
            .Select(happened =>
                happened switch
                {
                    ChatEvent.MessagePosted posted => (posted.Message.Edit, posted.Message.Text),
                    ChatEvent.MessageEdited edited => (edited.Message.Edit, edited.Message.Text),
                    _ => throw new InvalidOperationException($"unexpected {happened}"),
                }
            );
        Assert.Equal([(0, "version 0"), (1, "version 1"), (2, "version 2")], texts);
    }

    private static async Task SayAsync(LocalCommunity community, int i)
    {
        var board = new MessageBoard(community, new Access(community), new PhraseFilter(new LocalOptions(), community));
        var outcome = await board.PostAsync("forum", "member-1", $"message {i}", null, [], CancellationToken.None);
        Assert.Null(outcome.Problem);
    }
}
