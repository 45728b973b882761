using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Store;

public sealed class CaseListTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_queue_shows_urgent_cases_first_and_then_the_oldest()
    {
        await OpenAsync("late", minute: 9);
        await OpenAsync("early", minute: 1);
        await OpenAsync("urgent", minute: 5, urgent: true);

        var queue = await _store.Lists.ListOpenAsync(Given.Community, [Queue.Moderators], null, 10, None);

        Assert.Equal(["urgent", "early", "late"], queue.Select(one => one.Subject.Value));
        Assert.Equal(2, (await _store.Lists.ListOpenAsync(Given.Community, [Queue.Moderators], null, 2, None)).Count);
    }

    [Fact]
    public async Task The_queue_shows_decided_cases_until_they_are_closed_and_only_of_the_queues_asked_for()
    {
        var decided = await OpenAsync("decided", minute: 0);
        var closed = await OpenAsync("closed", minute: 0);
        await _store.AppendAsync(Given.NewCase(Given.Opened(new MemberId("mod"), Queue.Operators)), None);
        var dismissal = new CaseEvent.Dismissed(Given.Monday, Given.Moderator, Disposition.Duplicate, "same");
        await _store.AppendAsync(decided, [dismissal]);
        await _store.AppendAsync(closed, [dismissal, new CaseEvent.Closed(Given.Monday)]);

        Assert.Equal(
            "decided",
            (await _store.Lists.ListOpenAsync(Given.Community, [Queue.Moderators], null, 10, None))
                .Single()
                .Subject.Value
        );
        Assert.Equal(
            2,
            (
                await _store.Lists.ListOpenAsync(Given.Community, [Queue.Moderators, Queue.Operators], null, 10, None)
            ).Count
        );
        Assert.Empty(await _store.Lists.ListOpenAsync(Given.Community, [], null, 10, None));
        Assert.Empty(
            await _store.Lists.ListOpenAsync(new CommunityId("local:other"), [Queue.Moderators], null, 10, None)
        );
    }

    [Fact]
    public async Task A_summary_says_what_the_state_says()
    {
        var file = await _store.CaseAsync();
        file = await _store.AppendAsync(
            file.Id,
            [
                new CaseEvent.CeaseRequested(
                    Given.Monday,
                    Given.Moderator,
                    new ClauseId("C8"),
                    "stop",
                    Given.Monday.AddDays(3),
                    new MemberId("local:bo")
                ),
                new CaseEvent.NoticeDelivered(Given.Monday.AddMinutes(1), Notice.RequestToCease),
                new CaseEvent.CeaseAcknowledged(Given.Monday.AddMinutes(2), Given.Ash),
            ]
        );

        var history = await _store.Cases.HistoryOfAsync(Given.Community, Given.Ash, None);

        Assert.Equal(CaseSummary.Of(file.Id, file.State), history.Single());
    }

    [Fact]
    public async Task A_history_has_the_newest_fifty_first()
    {
        for (var i = 0; i < 52; i++)
        {
            await _store.AppendAsync(
                Given.NewCase(
                    Given.Opened(),
                    new CaseEvent.Dismissed(Given.Monday, Given.Moderator, Disposition.Repaired, "r")
                ),
                None
            );
        }

        var history = await _store.Cases.HistoryOfAsync(Given.Community, Given.Ash, None);

        Assert.Equal(Enumerable.Range(3, 50).Reverse().Select(id => (long)id), history.Select(one => one.Id.Value));
    }

    [Fact]
    public async Task A_clock_that_has_run_out_brings_its_case_back_until_it_is_dealt_with()
    {
        var id = await OpenAsync("ash", minute: 0);
        var lapses = Given.Monday.AddHours(72);
        await _store.AppendAsync(
            id,
            [new CaseEvent.HideOrdered(Given.Monday, Given.Moderator, Given.Forum, new MessageId("local:1"), lapses)]
        );

        Assert.Empty(await _store.Lists.ListDueAsync(lapses.AddMilliseconds(-1), 10, None));
        Assert.Equal([id], await _store.Lists.ListDueAsync(lapses, 10, None));

        await _store.AppendAsync(
            id,
            [new CaseEvent.RestoreOrdered(lapses, null, Given.Forum, new MessageId("local:1"))]
        );
        Assert.Empty(await _store.Lists.ListDueAsync(lapses.AddDays(1), 10, None));
    }

    [Fact]
    public async Task A_cease_order_is_in_force_once_it_is_delivered()
    {
        var towards = await OpenAsync("ash", minute: 0);
        var behaviour = await OpenAsync("bo", minute: 0);
        var undelivered = await OpenAsync("cy", minute: 0);
        await _store.AppendAsync(towards, [Cease(new MemberId("local:di")), Delivered]);
        await _store.AppendAsync(behaviour, [Cease(null), Delivered]);
        await _store.AppendAsync(undelivered, [Cease(new MemberId("local:di"))]);

        var orders = await _store.Lists.CeaseOrdersAsync(Given.Community, None);

        Assert.Equal((towards, new MemberId("local:di")), (orders.Single().Id, orders.Single().CeaseTowards!.Value));
    }

    [Fact]
    public async Task Cases_are_counted_by_clause_from_a_time_on()
    {
        await OpenAsync("before", minute: -1);
        await OpenAsync("at", minute: 0);
        await OpenAsync("after", minute: 1);
        await _store.AppendAsync(
            Given.NewCase(Given.Opened(new MemberId("other")), Given.Reported("Reporter-1")) with
            {
                Parties = [Given.Party("Reporter-1", "local:bo")],
            },
            None
        );

        var counts = await _store.Lists.CountByClauseAsync(Given.Community, Given.Monday, None);

        Assert.Equal(new Dictionary<ClauseId, int> { [new("C1")] = 2, [new("C6")] = 1 }, counts);
        Assert.Empty(await _store.Lists.CountByClauseAsync(new CommunityId("local:other"), Given.Monday, None));
    }

    private static CaseEvent.NoticeDelivered Delivered => new(Given.Monday, Notice.RequestToCease);

    private static CaseEvent.CeaseRequested Cease(MemberId? towards) =>
        new(Given.Monday, Given.Moderator, new ClauseId("C8"), "stop", Given.Monday.AddDays(3), towards);

    private async Task<CaseId> OpenAsync(string subject, int minute, bool urgent = false) =>
        (
            await _store.AppendAsync(
                Given.NewCase(Given.Opened(new MemberId(subject), minute: minute), Given.Flagged(urgent: urgent)),
                None
            )
        ).Case;
}
