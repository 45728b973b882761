using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Store;

public sealed class ScreeningLogTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task What_was_recorded_is_known_by_message_and_edit()
    {
        await RecordAsync(Given.Said("local:1"), Given.Said("local:2", edit: 1));

        var known = await _store.Screening.KnownAsync(
            Given.Community,
            [(new("local:1"), 0), (new("local:1"), 1), (new("local:2"), 0), (new("local:2"), 1), (new("local:3"), 0)],
            None
        );

        Assert.Equal([(new("local:1"), 0), (new("local:2"), 1)], known.OrderBy(one => one.Message.Value));
        Assert.Empty(await _store.Screening.KnownAsync(new CommunityId("local:other"), [(new("local:1"), 0)], None));
        Assert.Empty(await _store.Screening.KnownAsync(Given.Community, [], None));
    }

    [Fact]
    public async Task Known_messages_are_left_as_they_are()
    {
        await RecordAsync(Given.Said("local:1", fingerprint: 1));
        await RecordAsync(Given.Said("local:1", fingerprint: 2) with { Flagged = true }, Given.Said("local:2"));

        var recent = await _store.Screening.RecentAsync(Given.Community, Given.Monday, 10, None);

        Assert.Equal(2, recent.Count);
        var first = recent.Single(said => said.Message == new MessageId("local:1"));
        Assert.Equal((1L, false), (first.Fingerprint!.Value, first.Flagged));
    }

    [Fact]
    public async Task A_message_comes_back_with_its_scores()
    {
        var said = Given.Said("local:1", fingerprint: long.MinValue) with
        {
            Scores = FlagCategory.All.ToDictionary(category => category, category => 1f / (3 + category.Index)),
        };
        await RecordAsync(said);

        var back = Assert.Single(await _store.Screening.RecentAsync(Given.Community, Given.Monday, 10, None));

        Assert.Equal(said.Scores, back.Scores);
        Assert.Equal(said with { Scores = back.Scores }, back);
    }

    [Fact]
    public async Task Recent_messages_have_a_fingerprint_come_oldest_first_and_are_the_newest_where_too_many()
    {
        await RecordAsync(
            Given.Said("three", minute: 3),
            Given.Said("one", minute: 1),
            Given.Said("short", minute: 2, fingerprint: null),
            Given.Said("two", minute: 2),
            Given.Said("before", minute: -1)
        );

        Assert.Equal(["one", "two", "three"], await RecentAsync(10));
        Assert.Equal(["two", "three"], await RecentAsync(2));

        async Task<IEnumerable<string>> RecentAsync(int limit) =>
            (await _store.Screening.RecentAsync(Given.Community, Given.Monday, limit, None)).Select(said =>
                said.Message.Value
            );
    }

    [Fact]
    public async Task A_channel_was_last_spoken_in_when_its_newest_message_was_posted()
    {
        await RecordAsync(Given.Said("local:1", minute: 5), Given.Said("local:2", minute: 3));
        await RecordAsync(Given.Said("local:1", edit: 1, minute: 9), Given.Said("local:3", minute: 4));
        await RecordAsync(Given.Said("local:4", minute: 60, channel: "local:events"));

        Assert.Equal(
            Given.Monday.AddMinutes(5),
            await _store.Screening.LastSpokenAsync(Given.Community, Given.Forum, None)
        );
        Assert.Null(await _store.Screening.LastSpokenAsync(Given.Community, new ChannelId("local:resources"), None));
    }

    [Fact]
    public async Task Positions_move_with_the_messages_that_they_stand_after()
    {
        await _store.Record.AppendAsync(
            new Entry(Given.Community)
            {
                Messages = [Given.Said("local:1")],
                Positions = [new("forum", "1"), new("events", "a")],
            },
            None
        );
        await _store.Record.AppendAsync(new Entry(Given.Community) { Positions = [new("forum", "2")] }, None);
        await _store.Record.AppendAsync(new Entry(Given.Community), None);

        Assert.Equal(
            new Dictionary<string, string> { ["forum"] = "2", ["events"] = "a" },
            await _store.Cursors.PositionsAsync(Given.Community, None)
        );
        Assert.Empty(await _store.Cursors.PositionsAsync(new CommunityId("local:other"), None));
    }

    [Fact]
    public async Task A_batch_is_recorded_whole_or_not_at_all()
    {
        var damaged = Given.Said("local:2") with { Channel = default };

        await Assert.ThrowsAnyAsync<Exception>(() =>
            _store.Record.AppendAsync(
                new Entry(Given.Community)
                {
                    Messages = [Given.Said("local:1"), damaged],
                    Positions = [new("forum", "2")],
                },
                None
            )
        );

        Assert.Empty(await _store.Screening.KnownAsync(Given.Community, [(new("local:1"), 0)], None));
        Assert.Empty(await _store.Cursors.PositionsAsync(Given.Community, None));
    }

    private async Task RecordAsync(params ScreenedMessage[] said) =>
        await _store.Record.AppendAsync(new Entry(Given.Community) { Messages = said }, None);
}
