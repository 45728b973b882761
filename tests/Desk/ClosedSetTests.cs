using System.Text.Json;
using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Desk.Commands;
using Belong.Bot.Outbox;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Desk;

/// <summary>
/// Walks every closed set through a real card, notice, form and database. Whoever adds a member and forgets a place
/// where it has to be known finds it named here.
/// </summary>
public sealed class ClosedSetTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> Categories => [.. FlagCategory.All.Select(one => one.Word)];

    public static TheoryData<string> Sanctions => [.. Sanction.All.Select(one => one.Disposition.ToString())];

    public static TheoryData<string> Events => [.. Sample.KindsOf(typeof(CaseEvent)).Select(kind => kind.Name)];

    public static TheoryData<string> Effects => [.. Sample.KindsOf(typeof(Effect)).Select(kind => kind.Name)];

    public static TheoryData<string> Notices => [.. Enum.GetNames<Notice>()];

    public static TheoryData<string> Dispositions => [.. Enum.GetNames<Disposition>()];

    public static TheoryData<string> Queues => [.. Enum.GetNames<Queue>()];

    public static TheoryData<string> Removals => [.. Enum.GetNames<Removal>()];

    public static TheoryData<string> HandSanctions => [.. Enum.GetNames<HandSanction>()];

    [Theory]
    [MemberData(nameof(Categories))]
    public async Task A_category_is_stored_and_shown_and_cites_a_clause_that_there_is(string word)
    {
        var category = FlagCategory.Named(word);
        await using var story = await DeskStory.BeginAsync();

        await story.FlagAsync(Ash, AFlag(category, category.Clause.Value, "the words", "m1"));

        var stored = (await story.FileAsync()).State.Flags[0].Main;
        Assert.Equal((category, category.Clause), (stored.Category, stored.Clause));
        Assert.NotNull(story.The<CommunityCharter>().Find(category.Clause));
        Assert.Contains(category.Name, PlainText.Of(await story.CardAsync()), StringComparison.Ordinal);
        Assert.Equal(category.IsWeighed, ThresholdFields.Category.Choices.Any(choice => choice.Label == category.Name));
    }

    [Fact]
    public void Every_sanction_that_there_is_stands_on_the_ladder() =>
        Assert.Equal(
            typeof(Sanction).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Sanction))).ToHashSet(),
            Sanction.All.Select(sanction => sanction.GetType()).ToHashSet()
        );

    [Theory]
    [MemberData(nameof(Sanctions))]
    public async Task A_sanction_is_asked_for_on_the_card_told_recorded_and_shown(string name)
    {
        var sanction = Sanction.All.Single(one => one.Disposition.ToString() == name);
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());

        var form = Assert.IsType<Reply.OpenForm>(await story.PressAsync(Mira, sanction.Label)).Form;
        var reply = await story.PressIdAsync(
            Mira,
            form.Id,
            form.Fields.Where(field => field.Required).ToDictionary(field => field.Name, _ => "because")
        );
        Assert.IsType<Reply.Message>(reply);
        if ((await story.FileAsync()).State.Proposal is not null)
            await story.PressAsync(Noor, "Approve expulsion");
        await story.CarryOutAsync();

        var outcome = (await story.FileAsync()).State.Outcome!;
        Assert.Equal((sanction.Disposition, NoticeState.Delivered), (outcome.Disposition, outcome.Notice));
        Assert.Contains(
            story.MailOf(Ash),
            post => post.Title == sanction.Title(new ClauseId("C1")) && post.Text == sanction.Opening(outcome)
        );
        Assert.Contains(sanction.Name, PlainText.Of(await story.CardAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task An_event_is_stored_and_read_back_and_its_case_still_has_a_card(string name)
    {
        var happened = Sample.Of<CaseEvent>(name);
        await using var story = await DeskStory.BeginAsync();
        List<CaseEvent> events =
        [
            new CaseEvent.Opened(story.Now, null, Community, Ash.Id, Queue.Moderators, Shadow: false),
            new CaseEvent.FlagRaised(story.Now, Insult()),
            new CaseEvent.ExpulsionProposed(story.Now, Mira.Id, new ClauseId("C1"), "because", Removal.Ban),
        ];
        if (happened is CaseEvent.Opened)
            events = [happened];
        else
            events.Add(happened);
        var state = CaseState.From(events);

        CaseParty[] parties = happened is CaseEvent.ReportReceived { Reporter: var token }
            ? [new CaseParty(token, new MemberIdOrName(Bo.Id, null), Confidential: true)]
            : [];

        var receipt = await story.AppendAsync(new CaseChange(null, 0, state, events, []) { Parties = parties });

        var file = (await story.The<ICaseStore>().FindAsync(receipt.Case, None))!;
        Assert.Equal(JsonSerializer.Serialize(state), JsonSerializer.Serialize(file.State));
        Assert.NotEmpty((await story.The<CaseCardWriter>().WriteAsync(file, None)).Fields);
        if (CaseFold.ChangesTheDecision(happened))
        {
            var late = Assert.IsType<Reply.Refused>(await story.PressIdAsync(Noor, $"case:{receipt.Case}:claim:v0"));
            Assert.DoesNotContain("Last: changed", late.Why, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task An_effect_waits_in_the_database_as_it_was_asked_for(string name)
    {
        var effect = Sample.Of<Effect>(name);
        await using var story = await DeskStory.BeginAsync();
        List<CaseEvent> events =
        [
            new CaseEvent.Opened(story.Now, null, Community, Ash.Id, Queue.Moderators, Shadow: false),
        ];

        await story.AppendAsync(new CaseChange(null, 0, CaseState.From(events), events, [effect]));

        var waiting = await story.The<IEffectQueue>().ListReadyAsync(Community, story.Now, [], 10, None);
        Assert.Equal(effect, Assert.Single(waiting).Effect);
    }

    [Theory]
    [MemberData(nameof(Notices))]
    public async Task A_notice_is_written_named_and_recorded(string name)
    {
        var notice = Enum.Parse<Notice>(name);
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        await story.FillInAsync(Mira, "Warn");

        var file = await story.FileAsync();
        var undelivered = file.State.With(new CaseEvent.NoticeUndelivered(story.Now, notice, "closed"));

        Assert.NotEmpty(story.The<NoticeWriter>().Write(file, notice).Text);
        Assert.NotEmpty(Wording.Say(notice));
        Assert.NotEmpty(story.The<NoticeWriter>().WriteUndelivered(file with { State = undelivered }));
    }

    [Theory]
    [MemberData(nameof(Dispositions))]
    public async Task A_disposition_is_kept_with_the_case_and_told_to_whoever_reported(string name)
    {
        var disposition = Enum.Parse<Disposition>(name);
        await using var story = await DeskStory.BeginAsync();
        List<CaseEvent> events =
        [
            new CaseEvent.Opened(story.Now, null, Community, Ash.Id, Queue.Moderators, Shadow: false),
            new CaseEvent.Dismissed(story.Now, Mira.Id, disposition, "because"),
        ];

        await story.AppendAsync(new CaseChange(null, 0, CaseState.From(events), events, []));

        var file = await story.FileAsync();
        var kept = Assert.Single(await story.The<ICaseStore>().HistoryOfAsync(Community, Ash.Id, None));
        Assert.Equal((disposition, disposition), (file.State.Outcome!.Disposition, kept.Disposition));
        Assert.Contains(Wording.Say(disposition), PlainText.Of(await story.CardAsync()), StringComparison.Ordinal);
        var reporter = new CaseParty("Reporter-1", new MemberIdOrName(Bo.Id, null), Confidential: true);
        Assert.NotEmpty(story.The<NoticeWriter>().WriteOutcome(file, reporter).Text);
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public async Task A_queue_has_a_channel_somebody_who_works_it_and_a_card(string name)
    {
        var queue = Enum.Parse<Queue>(name);
        await using var story = await DeskStory.BeginAsync();
        List<CaseEvent> events = [new CaseEvent.Opened(story.Now, null, Community, Ash.Id, queue, Shadow: false)];

        await story.AppendAsync(new CaseChange(null, 0, CaseState.From(events), events, []));

        Assert.Equal(queue, (await story.FileAsync()).State.Queue);
        Assert.NotEmpty(story.Platform.QueueChannel(queue).Value);
        Assert.Contains(All, member => Actor.From(member).MayWork(queue));
        Assert.NotEmpty((await story.CardAsync()).Fields);
    }

    [Theory]
    [MemberData(nameof(Removals))]
    public async Task A_way_to_remove_is_chosen_in_the_form_and_shown_on_the_card(string name)
    {
        var how = Enum.Parse<Removal>(name);
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());

        await story.FillInAsync(Mira, "Propose expulsion", ("reason", "because"), ("how", RemovalChoice.NameOf(how)));

        Assert.Equal(how, (await story.FileAsync()).State.Proposal!.How);
        Assert.Contains(RemovalChoice.NameOf(how), PlainText.Of(await story.CardAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HandSanctions))]
    public async Task What_was_done_by_hand_is_recorded_and_named_on_the_card(string name)
    {
        var kind = Enum.Parse<HandSanction>(name);
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());

        var file = await story.FileAsync();
        var byHand = new CaseEvent.SanctionedByHand(story.Now, Mira.Id, kind, "spam", story.Now, "audit-1");
        await story.AppendAsync(new CaseChange(file.Id, file.State.Version, file.State.With(byHand), [byHand], []));

        Assert.Equal(kind, Assert.Single((await story.FileAsync()).State.ByHand).Kind);
        Assert.Contains(Wording.Say(kind), PlainText.Of(await story.CardAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_and_a_status_have_words_of_their_own()
    {
        var refusals = Enum.GetValues<Refusal>().Select(Wording.Say).ToList();
        var statuses = Enum.GetValues<CaseStatus>().Select(Wording.Say).ToList();

        Assert.Equal(refusals, refusals.Distinct());
        Assert.Equal(statuses, statuses.Distinct());
        Assert.All(Enum.GetValues<Refusal>(), refusal => Assert.True(Enum.IsDefined(Wording.KindOf(refusal))));
    }
}
