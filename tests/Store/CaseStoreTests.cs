using System.Text.Json;
using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Store;

public sealed class CaseStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_case_comes_back_as_its_events_make_it()
    {
        CaseEvent[] events =
        [
            Given.Opened(),
            Given.Flagged(urgent: true),
            new CaseEvent.Claimed(Given.Monday, Given.Moderator),
        ];

        var receipt = await _store.AppendAsync(Given.NewCase(events), None);

        var file = await _store.Cases.FindAsync(receipt.Case, None);
        Assert.Equal(JsonSerializer.Serialize(CaseState.From(events)), JsonSerializer.Serialize(file!.State));
        Assert.Null(receipt.Report);
    }

    [Fact]
    public async Task A_case_outlives_the_process()
    {
        using var folder = new TemporaryFolder();
        CaseId id;
        using (var first = TemporaryStore.OpenIn(folder))
            id = (await first.CaseAsync()).Id;

        using var second = TemporaryStore.OpenIn(folder);

        Assert.Equal(Given.Ash, (await second.Cases.FindAsync(id, None))!.State.Subject);
    }

    [Fact]
    public async Task Nobody_knows_a_case_that_was_never_stored() =>
        Assert.Null(await _store.Cases.FindAsync(new CaseId(404), None));

    [Fact]
    public async Task Case_numbers_are_never_used_again()
    {
        await Assert.ThrowsAsync<StaleCaseException>(async () =>
        {
            await _store.CaseAsync();
            await _store.CaseAsync();
        });

        Assert.True((await _store.CaseAsync(new MemberId("local:bo"))).Id.Value > 1);
    }

    [Fact]
    public async Task A_change_that_knew_fewer_events_is_stale_and_stores_nothing()
    {
        var file = await _store.CaseAsync();
        await _store.AppendAsync(file.Id, [new CaseEvent.Claimed(Given.Monday, Given.Moderator)]);

        var late = Given.ChangeOf(file, new CaseEvent.NoteAdded(Given.Monday, Given.Moderator, "too late")) with
        {
            Effects = [new Effect.ShowCard()],
            Parties = [Given.Party("Reporter-1", "local:bo")],
        };
        await Assert.ThrowsAsync<StaleCaseException>(() => _store.AppendAsync(late, None));

        Assert.Equal(3, (await _store.Cases.FindAsync(file.Id, None))!.State.Version);
        Assert.Equal(
            0,
            _store.Sql<long>("SELECT (SELECT count(*) FROM effects) + (SELECT count(*) FROM case_parties)")
        );
    }

    [Fact]
    public async Task A_subject_has_one_undecided_case_in_a_queue_and_may_have_one_in_another()
    {
        await _store.CaseAsync();

        await Assert.ThrowsAsync<StaleCaseException>(() => _store.CaseAsync());
        var elsewhere = await _store.AppendAsync(Given.NewCase(Given.Opened(queue: Queue.Operators)), None);

        Assert.Equal(
            elsewhere.Case,
            (await _store.Cases.FindOpenAsync(Given.Community, Given.Ash, Queue.Operators, None))!.Id
        );
    }

    [Fact]
    public async Task A_decided_case_is_not_open_and_leaves_room_for_a_new_one()
    {
        var first = await _store.CaseAsync();
        await _store.AppendAsync(
            first.Id,
            [new CaseEvent.Dismissed(Given.Monday, Given.Moderator, Disposition.NoViolation, "a quotation")]
        );
        Assert.Null(await _store.Cases.FindOpenAsync(Given.Community, Given.Ash, Queue.Moderators, None));

        var second = await _store.CaseAsync();

        Assert.Equal(
            second.Id,
            (await _store.Cases.FindOpenAsync(Given.Community, Given.Ash, Queue.Moderators, None))!.Id
        );
    }

    [Fact]
    public async Task A_case_is_found_by_a_flagged_and_by_a_reported_message_the_newest_first()
    {
        var first = await _store.CaseAsync();
        await _store.AppendAsync(
            first.Id,
            [new CaseEvent.Dismissed(Given.Monday, Given.Moderator, Disposition.NoViolation, "no")]
        );
        var second = await _store.CaseAsync();
        var reported = await _store.Cases.FindAsync(second.Id, None);
        await _store.AppendAsync(
            Given.ChangeOf(reported!, Given.Reported("Reporter-1", "local:2"), Given.Flagged("local:1", edit: 1)) with
            {
                Parties = [Given.Party("Reporter-1", "local:bo")],
            },
            None
        );

        Assert.Equal(
            second.Id,
            (await _store.Cases.FindByEvidenceAsync(Given.Community, new MessageId("local:1"), None))!.Id
        );
        Assert.Equal(
            second.Id,
            (await _store.Cases.FindByEvidenceAsync(Given.Community, new MessageId("local:2"), None))!.Id
        );
        Assert.Null(await _store.Cases.FindByEvidenceAsync(Given.Community, new MessageId("local:3"), None));
        Assert.Null(
            await _store.Cases.FindByEvidenceAsync(new CommunityId("local:other"), new MessageId("local:1"), None)
        );
    }

    [Fact]
    public async Task A_flag_and_its_screened_message_are_stored_together()
    {
        var said = Given.Said("local:1") with { Flagged = true };

        await _store.Record.AppendAsync(FlagOf(said), None);

        var known = await _store.Screening.KnownAsync(Given.Community, [(new MessageId("local:1"), 0)], None);
        Assert.Single(known);
        Assert.True((await _store.Screening.RecentAsync(Given.Community, Given.Monday, 10, None)).Single().Flagged);
    }

    [Fact]
    public async Task A_message_that_was_taken_in_already_raises_no_second_flag()
    {
        await _store.Record.AppendAsync(new Entry(Given.Community) { Messages = [Given.Said("local:1")] }, None);

        await Assert.ThrowsAsync<StaleCaseException>(() =>
            _store.Record.AppendAsync(FlagOf(Given.Said("local:1")), None)
        );

        Assert.Null(await _store.Cases.FindOpenAsync(Given.Community, Given.Ash, Queue.Moderators, None));
    }

    [Fact]
    public async Task A_failure_midway_leaves_nothing()
    {
        var withoutParty = Given.NewCase(Given.Opened(), Given.Flagged(), Given.Reported("Reporter-1")) with
        {
            Effects = [new Effect.ShowCard()],
        };

        await Assert.ThrowsAnyAsync<Exception>(() => _store.AppendAsync(withoutParty, None));

        foreach (var table in new[] { "cases", "case_events", "case_evidence", "case_parties", "reports", "effects" })
            Assert.Equal(0, _store.Sql<long>($"SELECT count(*) FROM {table}"));
    }

    [Fact]
    public async Task A_state_that_does_not_follow_from_the_events_is_refused()
    {
        var file = await _store.CaseAsync();
        var wrong = Given.ChangeOf(file, new CaseEvent.Claimed(Given.Monday, Given.Moderator)) with
        {
            After = file.State,
        };

        await Assert.ThrowsAsync<ArgumentException>(() => _store.AppendAsync(wrong, None));
    }

    [Fact]
    public async Task Words_come_back_whole_whatever_they_are_made_of()
    {
        var words = "\u0000 \"quoted\" <b>&amp; Łódź 👩‍👩‍👧 \u202Eback\u202C " + new string('x', 100_000);
        var file = await _store.CaseAsync();

        await _store.AppendAsync(file.Id, [new CaseEvent.NoteAdded(Given.Monday, Given.Moderator, words)]);

        Assert.Equal(words, (await _store.Cases.FindAsync(file.Id, None))!.State.Notes.Single().Text);
    }

    [Fact]
    public async Task Looking_up_a_name_leaves_a_trace()
    {
        var file = await _store.CaseAsync();

        await _store.Record.AppendAsync(
            new Entry(Given.Community) { LookUp = new LookUp(file.Id, "Reporter-1", Given.Moderator, Given.Monday) },
            None
        );

        Assert.Equal(
            $"{file.Id} local:moderator Reporter-1 {Given.Monday.ToUnixTimeMilliseconds()}",
            _store.Sql<string>("SELECT case_id || ' ' || by || ' ' || token || ' ' || at FROM look_ups")
        );
    }

    [Fact]
    public async Task An_outcome_finishes_its_effect_in_the_same_step()
    {
        var tell = new Effect.TellMember(Given.Ash, Notice.Warning);
        var file = await _store.CaseAsync();
        file = await _store.AppendAsync(
            file.Id,
            [new CaseEvent.Warned(Given.Monday, Given.Moderator, new ClauseId("C1"), "no")],
            tell
        );

        var outcome = Given.ChangeOf(file, new CaseEvent.NoticeDelivered(Given.Monday, Notice.Warning)) with
        {
            Finished = new FinishedEffect(tell.Key, EffectOutcome.Success),
        };
        await _store.AppendAsync(outcome, None);

        Assert.Empty(await _store.Effects.ListReadyAsync(Given.Community, Given.Monday, [], 10, None));
        Assert.Equal("Verified", _store.Sql<string>("SELECT state FROM effects"));
    }

    [Fact]
    public async Task An_effect_has_one_outcome()
    {
        var tell = new Effect.TellMember(Given.Ash, Notice.Warning);
        var file = await _store.CaseAsync();
        await _store.AppendAsync(
            file.Id,
            [new CaseEvent.Warned(Given.Monday, Given.Moderator, new ClauseId("C1"), "no")],
            tell
        );
        await _store.Effects.FinishAsync(new FinishedEffect(tell.Key, new EffectOutcome(false, "left")), None);

        var again = Given.ChangeOf(
            (await _store.Cases.FindAsync(file.Id, None))!,
            new CaseEvent.NoticeDelivered(Given.Monday, Notice.Warning)
        ) with
        {
            Finished = new FinishedEffect(tell.Key, EffectOutcome.Success),
        };

        await Assert.ThrowsAsync<StaleCaseException>(() => _store.AppendAsync(again, None));
    }

    private static Entry FlagOf(ScreenedMessage said) =>
        new(Given.Community) { Changes = [Given.NewCase(Given.Opened(), Given.Flagged())], Messages = [said] };
}
