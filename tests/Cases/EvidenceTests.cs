using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>What a case gathers, what it says about itself by it, and what becomes of messages that change.</summary>
public sealed class EvidenceTests
{
    private static readonly MessageId First = new("test:1");
    private static readonly Actor Member = new(Reporter, Roles.Member);

    [Fact]
    public void An_edit_is_noted_once_and_the_removal_after_it_too()
    {
        var story = Flagged().Then(Changed(First), Actor.Bot);
        Assert.Equal(Refusal.NoSuchEvidence, story.Refuses(Changed(First), Actor.Bot));

        story.Then(Changed(First, deleted: true), Actor.Bot);

        Assert.Equal([false, true], story.State!.Changes.Select(change => change.Deleted));
        Assert.Equal(Refusal.NoSuchEvidence, story.Refuses(Changed(First, deleted: true), Actor.Bot));
        Assert.Equal(Refusal.NoSuchEvidence, story.Refuses(Changed(First), Actor.Bot));
    }

    [Fact]
    public void A_change_of_one_message_says_nothing_of_another()
    {
        var story = Flagged()
            .Then(new CaseAction.RaiseFlag(AFlag(message: "test:2")), Actor.Bot)
            .Then(Changed(First, deleted: true), Actor.Bot)
            .Then(Changed(new MessageId("test:2")), Actor.Bot);

        Assert.Equal(2, story.State!.Changes.Count);
        Assert.Equal(Refusal.NoSuchEvidence, story.Refuses(Changed(new MessageId("test:3")), Actor.Bot));
    }

    [Fact]
    public void A_reported_message_is_evidence_too()
    {
        var story = new CaseStory()
            .Then(Report("C20", about: null), Member)
            .Then(Report("C20", about: First), Member)
            .Then(Changed(First), Actor.Bot);

        Assert.Single(story.State!.Changes);
    }

    [Fact]
    public void Only_the_bot_tells_of_evidence_and_of_what_was_done()
    {
        var story = Flagged();

        Assert.All(
            new CaseAction[]
            {
                new CaseAction.RaiseFlag(AFlag()),
                Changed(First),
                new CaseAction.PassDeadline(),
                new CaseAction.NoteRaid([]),
                new CaseAction.NoteByHand(Subject, HandSanction.Ban, null, story.Now, "test:1"),
                new CaseAction.RecordOutcome(new Effect.ShowCard(), EffectOutcome.Success),
            },
            action => Assert.Equal(Refusal.NotAllowed, story.Refuses(action, Moderator))
        );
    }

    [Fact]
    public void The_bot_files_no_report_and_acknowledges_nothing()
    {
        Assert.Equal(Refusal.NotAllowed, Flagged().Refuses(Report("C1", about: null), Actor.Bot));
        Assert.Equal(Refusal.NotAllowed, Flagged().Refuses(new CaseAction.Acknowledge(), Actor.Bot));
    }

    [Fact]
    public void The_main_clause_is_the_first_flags_then_the_first_reports_then_the_umbrella()
    {
        var reported = new CaseStory().Then(Report("C20", about: null), Member).Then(Report("C21", null), Member);
        Assert.Equal("C20", reported.State!.MainClause.Value);

        reported
            .Then(new CaseAction.RaiseFlag(AFlag("C4")), Actor.Bot)
            .Then(new CaseAction.RaiseFlag(AFlag("C7", FlagCategory.Threat)), Actor.Bot);
        Assert.Equal("C4", reported.State!.MainClause.Value);

        var opened = new CaseStory().Then(new CaseAction.AddNote("seen at the fair"), Moderator);
        Assert.Equal("C1", opened.State!.MainClause.Value);
    }

    [Fact]
    public void A_case_is_urgent_by_any_of_its_flags()
    {
        var story = Flagged();
        Assert.False(story.State!.Urgent);

        story.Then(new CaseAction.RaiseFlag(AFlag("C7", FlagCategory.Threat)), Actor.Bot);

        Assert.True(story.State!.Urgent);
    }

    [Fact]
    public void Affected_people_are_counted_apart_from_reporters_and_are_always_confidential()
    {
        var story = new CaseStory()
            .Then(Report("C1", null, confidential: false, affected: "a friend"), Member)
            .Then(Report("C1", null, confidential: true, affected: "another"), Member);

        Assert.Equal(
            [("Reporter-1", false), ("Affected-1", true), ("Reporter-1", true), ("Affected-2", true)],
            story.Parties.Select(party => (party.Token, party.Confidential))
        );
        Assert.Equal(Reporter, story.Parties[0].Member.Id);
        Assert.Equal("a friend", story.Parties[1].Member.Name);
    }

    [Fact]
    public void Somebody_who_is_affected_and_then_reports_gets_a_reporters_token()
    {
        var another = new Actor(new MemberId("test:another"), Roles.Member);
        var story = new CaseStory()
            .Then(
                new CaseAction.FileReport(
                    new Concern(new ClauseId("C1"), "she is shouted at"),
                    new MemberIdOrName(another.Id, null)
                ),
                Member
            )
            .Then(Report("C1", null), another);

        Assert.Equal(["Reporter-1", "Affected-1", "Reporter-2"], story.Parties.Select(party => party.Token));
    }

    [Fact]
    public void Whoever_is_affected_does_not_work_the_case()
    {
        var story = new CaseStory().Then(
            new CaseAction.FileReport(
                new Concern(new ClauseId("C1"), "she is shouted at"),
                new MemberIdOrName(Moderator.Id, null)
            ),
            Member
        );

        Assert.Equal(Refusal.Recused, story.Refuses(new CaseAction.Claim(), Moderator));
        story.Then(new CaseAction.Claim(), SecondModerator);
    }

    [Fact]
    public void A_breach_is_found_once_and_names_the_order_and_its_clause()
    {
        var story = new CaseStory { History = [SanctionTests.Past(Disposition.RequestToCease, "C4")] }
            .Then(new CaseAction.RaiseFlag(AFlag()), Actor.Bot)
            .Then(new CaseAction.RaiseFlag(AFlag(message: "test:2")), Actor.Bot);

        var breach = Assert.Single(story.Events.OfType<CaseEvent.BreachFound>());
        Assert.Equal((new CaseId(1), "C4"), (breach.Order, breach.Clause.Value));
        Assert.Equal(breach, story.State!.Breach);
    }

    [Fact]
    public void Only_a_request_that_was_meant_and_arrived_is_breached()
    {
        var order = SanctionTests.Past(Disposition.RequestToCease, "C1");
        Assert.All(
            new[]
            {
                order with
                {
                    Shadow = true,
                },
                order with
                {
                    Disposition = Disposition.Warning,
                },
                order with
                {
                    DecidedClause = null,
                },
            },
            past =>
                Assert.Null(
                    new CaseStory { History = [past] }
                        .Then(new CaseAction.RaiseFlag(AFlag()), Actor.Bot)
                        .State!.Breach
                )
        );
    }

    [Fact]
    public void A_change_of_a_message_that_nobody_reported_is_not_noted()
    {
        var story = new CaseStory().Then(Report("C20", about: First), Member);

        Assert.Equal(Refusal.NoSuchEvidence, story.Refuses(Changed(new MessageId("test:9")), Actor.Bot));
    }

    [Fact]
    public void A_report_is_confidential_unless_it_says_otherwise() =>
        Assert.True(new Concern(new ClauseId("C1"), "it goes on").Confidential);

    [Fact]
    public void A_request_under_a_clause_of_no_family_is_breached_under_that_clause() =>
        Assert.NotNull(
            new CaseStory { History = [SanctionTests.Past(Disposition.RequestToCease, "C21")] }
                .Then(new CaseAction.RaiseFlag(AFlag("C21")), Actor.Bot)
                .State!.Breach
        );

    private static CaseAction.NoteEvidenceChange Changed(MessageId message, bool deleted = false) =>
        new(message, deleted);

    private static CaseAction.FileReport Report(
        string clause,
        MessageId? about,
        bool confidential = true,
        string? affected = null
    ) =>
        new(
            new Concern(new ClauseId(clause), "it goes on")
            {
                Message = about is { } message
                    ? new MessageReference(new ChannelId("test:forum"), message, 0, null)
                    : null,
                Confidential = confidential,
            },
            affected is null ? null : new MemberIdOrName(null, affected)
        );
}
