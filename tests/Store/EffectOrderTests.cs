using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Xunit;

namespace Belong.Tests.Store;

public sealed class EffectOrderTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_case_has_one_effect_ready_at_a_time_in_the_order_of_its_decisions()
    {
        var tell = new Effect.TellMember(Given.Ash, Notice.Expulsion);
        var remove = new Effect.RemoveMember(Given.Ash) { After = tell.Key };
        var card = new Effect.ShowCard();
        await AppendAsync(await CaseAsync(), tell, remove, card);

        Assert.Equal([tell.Key], await ReadyAsync());
        await FinishAsync(tell.Key);
        Assert.Equal([remove.Key], await ReadyAsync());
        await FinishAsync(remove.Key, new EffectOutcome(false, "left"));
        Assert.Equal([card.Key], await ReadyAsync());
        await FinishAsync(card.Key);
        Assert.Empty(await ReadyAsync());
    }

    [Fact]
    public async Task Cases_do_not_wait_for_one_another()
    {
        Effect[] cards = [new Effect.ShowCard(), new Effect.ShowCard(), new Effect.ShowCard()];
        for (var i = 0; i < cards.Length; i++)
            await AppendAsync(await CaseAsync($"member-{i}"), cards[i]);

        await _store.Effects.PostponeAsync(
            cards[0].Key,
            _store.Time.GetUtcNow().AddHours(1),
            "outage",
            isTry: true,
            None
        );

        Assert.Equal([cards[1].Key, cards[2].Key], await ReadyAsync());
    }

    [Fact]
    public async Task A_notice_that_waits_holds_back_what_follows_it_but_not_the_card()
    {
        var id = await CaseAsync();
        var tell = new Effect.TellMember(Given.Ash, Notice.Expulsion);
        var remove = new Effect.RemoveMember(Given.Ash) { After = tell.Key };
        var reporter = new Effect.TellReporter("Reporter-1");
        var card = new Effect.ShowCard();
        await AppendAsync(id, tell, remove, reporter, card);

        await _store.Effects.PostponeAsync(
            tell.Key,
            _store.Time.GetUtcNow().AddHours(1),
            "rate limit",
            isTry: true,
            None
        );
        Assert.Equal([card.Key], await ReadyAsync());
        await FinishAsync(card.Key);
        Assert.Empty(await ReadyAsync());

        _store.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([tell.Key], await ReadyAsync());
    }

    [Fact]
    public async Task A_card_that_cannot_be_posted_holds_back_no_notice()
    {
        var card = new Effect.ShowCard();
        var tell = new Effect.TellMember(Given.Ash, Notice.Warning);
        await AppendAsync(await CaseAsync(), card, tell);
        Assert.Equal([card.Key], await ReadyAsync());

        await _store.Effects.PostponeAsync(
            card.Key,
            _store.Time.GetUtcNow().AddHours(1),
            "no such channel",
            isTry: true,
            None
        );

        Assert.Equal([tell.Key], await ReadyAsync());
    }

    [Fact]
    public async Task A_newer_card_makes_older_refreshes_needless_once_the_card_stands()
    {
        var id = await CaseAsync();
        var first = new Effect.ShowCard();
        await AppendAsync(id, first);
        await _store.Effects.MarkAppliedAsync(first.Key, Given.Forum, new MessageId("local:card"), None);
        await FinishAsync(first.Key);
        var second = new Effect.ShowCard();
        var third = new Effect.ShowCard();
        await AppendAsync(id, second);

        await AppendAsync(id, third);

        Assert.Equal([third.Key], await ReadyAsync());
        Assert.Equal("Verified,Superseded,Intended", States());
        Assert.Equal(
            new PostedCard(Given.Forum, new MessageId("local:card")),
            await _store.Effects.FindCardAsync(id, None)
        );
    }

    [Fact]
    public async Task While_no_card_is_known_to_stand_the_first_goes_on_under_its_own_key()
    {
        var id = await CaseAsync();
        var first = new Effect.ShowCard();
        var second = new Effect.ShowCard();
        var third = new Effect.ShowCard();
        await AppendAsync(id, first);
        await AppendAsync(id, second);
        await AppendAsync(id, third);

        // It may have been posted and its answer lost: the next must not be posted beside it.
        await _store.Effects.PostponeAsync(
            first.Key,
            _store.Time.GetUtcNow().AddMinutes(1),
            "time-out",
            isTry: true,
            None
        );
        Assert.Empty(await ReadyAsync());

        _store.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([first.Key], await ReadyAsync());
        await _store.Effects.MarkAppliedAsync(first.Key, Given.Forum, new MessageId("local:card"), None);
        await FinishAsync(first.Key);
        Assert.Equal([third.Key], await ReadyAsync());
        Assert.Equal("Verified,Superseded,Intended", States());
    }

    [Fact]
    public async Task A_card_that_was_superseded_while_it_was_posted_is_still_known()
    {
        var id = await CaseAsync();
        var first = new Effect.ShowCard();
        var second = new Effect.ShowCard();
        await AppendAsync(id, first);
        await _store.Effects.MarkAppliedAsync(first.Key, Given.Forum, new MessageId("local:old"), None);
        await AppendAsync(id, second);

        await _store.Effects.MarkAppliedAsync(first.Key, Given.Forum, new MessageId("local:card"), None);
        await FinishAsync(first.Key);

        Assert.Equal(new MessageId("local:card"), (await _store.Effects.FindCardAsync(id, None))!.Message);
        Assert.Equal("Superseded,Intended", States());
    }

    [Fact]
    public async Task A_card_without_its_channel_is_a_mistake_and_a_case_without_a_card_has_none()
    {
        var id = await CaseAsync();
        var card = new Effect.ShowCard();
        await AppendAsync(id, card);

        await Assert.ThrowsAsync<ArgumentNullException>(() =>
            _store.Effects.MarkAppliedAsync(card.Key, channel: null, new MessageId("local:card"), None)
        );

        Assert.Null(await _store.Effects.FindCardAsync(id, None));
        Assert.Equal("Intended", States());
    }

    [Fact]
    public async Task A_thousand_effects_of_one_case_do_not_hide_those_of_another()
    {
        var busy = await CaseAsync("busy");
        await AppendAsync(busy, [.. Enumerable.Range(0, 1000).Select(i => new Effect.TellReporter($"Reporter-{i}"))]);
        var card = new Effect.ShowCard();
        await AppendAsync(await CaseAsync("other"), card);

        var ready = await _store.Effects.ListReadyAsync(Given.Community, _store.Time.GetUtcNow(), [], 2, None);

        Assert.Equal("Reporter-0", ((Effect.TellReporter)ready[0].Effect).Reporter);
        Assert.Equal(card.Key, ready[1].Effect.Key);
    }

    [Fact]
    public async Task What_is_under_way_holds_back_what_follows_it_in_its_case_but_not_the_card()
    {
        var tell = new Effect.TellMember(Given.Ash, Notice.Expulsion);
        var remove = new Effect.RemoveMember(Given.Ash);
        var card = new Effect.ShowCard();
        await AppendAsync(await CaseAsync(), tell, remove, card);
        var other = new Effect.ShowCard();
        await AppendAsync(await CaseAsync("other"), other);

        Assert.Equal([card.Key, other.Key], await ReadyAsync(tell.Key));
        Assert.Equal([other.Key], await ReadyAsync(tell.Key, card.Key));
    }

    [Fact]
    public async Task Communities_are_asked_for_one_by_one()
    {
        var card = new Effect.ShowCard();
        await AppendAsync(await CaseAsync(), card);

        Assert.Empty(
            await _store.Effects.ListReadyAsync(new CommunityId("local:other"), _store.Time.GetUtcNow(), [], 10, None)
        );
        Assert.Equal([card.Key], await ReadyAsync());
    }

    private string States() =>
        _store.Sql<string>("SELECT group_concat(state) FROM (SELECT state FROM effects ORDER BY sequence)");

    private async Task<CaseId> CaseAsync(string subject = "local:ash") =>
        (await _store.CaseAsync(new MemberId(subject))).Id;

    private Task<CaseFile> AppendAsync(CaseId id, params Effect[] effects) =>
        _store.AppendAsync(id, [new CaseEvent.NoteAdded(Given.Monday, Given.Moderator, "note")], effects);

    private Task FinishAsync(Guid key, EffectOutcome? outcome = null) =>
        _store.Effects.FinishAsync(new FinishedEffect(key, outcome ?? EffectOutcome.Success), None);

    private async Task<IEnumerable<Guid>> ReadyAsync(params Guid[] underWay) =>
        (await _store.Effects.ListReadyAsync(Given.Community, _store.Time.GetUtcNow(), underWay, 10, None)).Select(
            ready => ready.Effect.Key
        );
}
