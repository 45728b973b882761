using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>Proposed by one, approved by another, told before it is done, and closed when it is verified.</summary>
public sealed class ExpulsionTests
{
    private static readonly ClauseId C1 = new("C1");

    [Fact]
    public void It_is_approved_as_it_was_proposed()
    {
        var story = Proposed(Removal.Kick).Then(new CaseAction.ApproveExpulsion(), SecondModerator);

        var outcome = story.State!.Outcome!;
        Assert.Equal(
            (Disposition.Expulsion, C1, "third time", Removal.Kick),
            (outcome.Disposition, outcome.Clause!.Value, outcome.Words, outcome.How)
        );
        Assert.Equal((Moderator.Id!.Value, SecondModerator.Id), (outcome.By, outcome.ApprovedBy));
        Assert.Equal(NoticeState.Sending, outcome.Notice);
        Assert.Null(story.State.Proposal);
        Assert.Equal(Removal.Kick, Assert.Single(story.Effects.OfType<Effect.RemoveMember>()).How);
    }

    [Fact]
    public void Nothing_is_approved_or_rejected_that_nobody_proposed()
    {
        Assert.Equal(Refusal.NoProposal, Flagged().Refuses(new CaseAction.ApproveExpulsion(), SecondModerator));
        Assert.Equal(Refusal.NoProposal, Flagged().Refuses(new CaseAction.RejectExpulsion("no"), SecondModerator));
        var rejected = Proposed().Then(new CaseAction.RejectExpulsion("no"), SecondModerator);
        Assert.Null(rejected.State!.Proposal);
        Assert.Equal(Refusal.NoProposal, rejected.Refuses(new CaseAction.ApproveExpulsion(), SecondModerator));
    }

    [Fact]
    public void While_it_is_proposed_nothing_else_is_decided_explained_or_appealed()
    {
        var story = Proposed();

        Assert.All(
            new CaseAction[]
            {
                new CaseAction.Dismiss(Disposition.NoViolation, "fine"),
                new CaseAction.Remind(C1, ""),
                new CaseAction.RequestToCease(C1, "", null),
                new CaseAction.ProposeExpulsion(C1, "", Removal.Ban),
            },
            action => Assert.Equal(Refusal.ProposalPending, story.Refuses(action, Moderator))
        );
        Assert.Equal(Refusal.NothingToAppeal, story.Refuses(new CaseAction.HearAppeal(true, "x"), Operator));
    }

    [Fact]
    public void Removing_closes_the_case_and_tells_each_reporter()
    {
        var story = Flagged()
            .Then(new CaseAction.FileReport(new Concern(C1, "he shouts"), null), new Actor(Reporter, Roles.Member))
            .Then(new CaseAction.ProposeExpulsion(C1, "third time", Removal.Ban), Moderator)
            .Then(new CaseAction.ApproveExpulsion(), SecondModerator);
        Assert.Empty(story.Effects.OfType<Effect.TellReporter>());
        story.ThenDoneKeeping<Effect.TellMember>().After(TimeSpan.FromMinutes(1)).ThenDone<Effect.RemoveMember>();

        Assert.Equal("Reporter-1", Assert.Single(story.Effects.OfType<Effect.TellReporter>()).Reporter);
        Assert.Equal(story.Now, story.State!.Outcome!.RemovedAt);
    }

    [Fact]
    public void A_time_out_ends_with_the_approval()
    {
        var story = Flagged()
            .Then(new CaseAction.TimeOutSubject(C1, "", TimeSpan.FromHours(1)), Moderator)
            .ThenDone<Effect.TimeOutMember>()
            .Then(new CaseAction.ProposeExpulsion(C1, "third time", Removal.Ban), Moderator)
            .Then(new CaseAction.ApproveExpulsion(), SecondModerator);

        Assert.Null(story.State!.TimeOut);
        Assert.Single(story.Events.OfType<CaseEvent.TimeOutEnded>());
        Assert.Empty(story.Effects.OfType<Effect.LiftTimeOut>());
        Assert.Empty(
            Proposed().Then(new CaseAction.ApproveExpulsion(), SecondModerator).Events.OfType<CaseEvent.TimeOutEnded>()
        );
    }

    [Fact]
    public void In_shadow_mode_an_approval_closes_the_case_and_nothing_is_done()
    {
        var story = new CaseStory { Shadow = true }
            .Then(new CaseAction.RaiseFlag(AFlag()), Actor.Bot)
            .Then(new CaseAction.FileReport(new Concern(C1, "he shouts"), null), new Actor(Reporter, Roles.Member))
            .Then(new CaseAction.ProposeExpulsion(C1, "third time", Removal.Ban), Moderator)
            .Then(new CaseAction.ApproveExpulsion(), SecondModerator);

        Assert.IsType<Effect.ShowCard>(Assert.Single(story.Effects));
        Assert.Equal((CaseStatus.Closed, true), (story.State!.Status, CaseSummary.Of(new(1), story.State).Shadow));
    }

    [Fact]
    public void Whoever_was_asked_to_cease_and_does_not_may_be_proposed_for_it_in_the_same_case()
    {
        var story = Flagged()
            .Then(new CaseAction.RequestToCease(C1, "", null), Moderator)
            .ThenDone<Effect.TellMember>();
        Assert.Equal(Refusal.AlreadyDecided, story.Refuses(new CaseAction.Warn(C1, ""), Moderator));
        Assert.Equal(
            Refusal.ClaimedByAnother,
            story.Refuses(new CaseAction.ProposeExpulsion(C1, "", Removal.Ban), SecondModerator)
        );

        story.Then(new CaseAction.ProposeExpulsion(C1, "goes on", Removal.Ban), Moderator);
        var member = new Actor(Subject, Roles.Member);
        story.Then(new CaseAction.Acknowledge(), member);

        Assert.Equal(CaseStatus.Decided, story.State!.Status);
        Assert.Empty(story.Effects.OfType<Effect.TellReporter>());
        story.Then(new CaseAction.ApproveExpulsion(), SecondModerator);
        Assert.Equal(Disposition.Expulsion, story.State!.Outcome!.Disposition);
    }

    [Fact]
    public void Nobody_is_proposed_for_it_on_a_case_that_ended_otherwise()
    {
        var propose = new CaseAction.ProposeExpulsion(C1, "", Removal.Ban);
        var warned = Flagged().Then(new CaseAction.Warn(C1, ""), Moderator);
        Assert.Equal(Refusal.AlreadyDecided, warned.Refuses(propose, Moderator));
        var acknowledged = Flagged()
            .Then(new CaseAction.RequestToCease(C1, "", null), Moderator)
            .ThenDone<Effect.TellMember>()
            .Then(new CaseAction.Acknowledge(), new Actor(Subject, Roles.Member));
        Assert.Equal(Refusal.AlreadyDecided, acknowledged.Refuses(propose, Moderator));
    }

    [Theory]
    [InlineData(HandSanction.Kick, HandSanction.Ban, 1)]
    [InlineData(HandSanction.Ban, HandSanction.Kick, 0)]
    [InlineData(HandSanction.Kick, HandSanction.TimeOut, 0)]
    public void The_last_removal_by_hand_decides_what_is_proposed(object first, object last, int removals)
    {
        var story = new CaseStory()
            .Then(ByHand((HandSanction)first, "1"), Actor.Bot)
            .Then(ByHand((HandSanction)last, "2"), Actor.Bot)
            .Then(new CaseAction.ExplainByHand(C1, "enough"), Moderator)
            .Then(new CaseAction.ApproveExpulsion(), SecondModerator);

        Assert.Equal(removals, story.Effects.OfType<Effect.RemoveMember>().Count());
        Assert.Equal(removals == 0, story.State!.Outcome!.RemovedAt is not null);
    }

    [Fact]
    public void Whoever_was_let_in_again_by_hand_is_not_proposed()
    {
        var story = new CaseStory()
            .Then(ByHand(HandSanction.Ban, "1"), Actor.Bot)
            .Then(ByHand(HandSanction.Unban, "2"), Actor.Bot)
            .Then(new CaseAction.ExplainByHand(C1, "enough"), Moderator);

        Assert.Null(story.State!.Proposal);
        Assert.Null(story.State.StandsByHand);
        Assert.Equal("enough", story.State.Explanation!.Words);
    }

    [Fact]
    public void A_kick_by_hand_does_not_stand_for_a_ban_that_is_proposed()
    {
        var story = new CaseStory()
            .Then(ByHand(HandSanction.Kick, "1"), Actor.Bot)
            .Then(new CaseAction.ProposeExpulsion(C1, "for good", Removal.Ban), SecondModerator)
            .Then(new CaseAction.ApproveExpulsion(), Operator);

        Assert.Equal(Removal.Ban, Assert.Single(story.Effects.OfType<Effect.RemoveMember>()).How);
    }

    [Fact]
    public void Whoever_took_the_case_over_keeps_it_when_anothers_proposal_is_approved()
    {
        var story = Proposed()
            .Then(new CaseAction.Claim(), SecondModerator)
            .Then(new CaseAction.ApproveExpulsion(), Operator);

        Assert.Equal((SecondModerator.Id, Moderator.Id), (story.State!.ClaimedBy, story.State.Outcome!.By));
    }

    private static CaseStory Proposed(Removal how = Removal.Ban) =>
        Flagged().Then(new CaseAction.ProposeExpulsion(C1, "third time", how), Moderator);

    private static CaseAction.NoteByHand ByHand(HandSanction kind, string key) =>
        new(Moderator.Id!.Value, kind, null, DateTimeOffset.UnixEpoch, $"test:{key}");
}
