using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>What an upheld appeal takes back, in which order, and when the member hears of it.</summary>
public sealed class AppealConclusionTests
{
    private static readonly ClauseId C1 = new("C1");
    private static readonly CaseAction.HearAppeal Uphold = new(Upheld: true, "not what was meant");

    [Fact]
    public void With_nothing_to_undo_it_is_told_at_once()
    {
        var story = Warned().Then(Uphold, Operator);

        Assert.Equal(Notice.AppealUpheld, Assert.Single(story.Effects.OfType<Effect.TellMember>()).Notice);
        Assert.Empty(story.Effects.OfType<Effect.ReadmitMember>());
        Assert.Single(story.Events.OfType<CaseEvent.Closed>());
        Assert.Equal((true, "not what was meant"), (story.State!.Appeal!.Upheld, story.State.Appeal.Reason));
    }

    [Fact]
    public void A_case_that_was_not_closed_yet_is_closed_by_it()
    {
        var story = Flagged()
            .Then(new CaseAction.RequestToCease(C1, "", null), Moderator)
            .ThenDone<Effect.TellMember>()
            .Then(Uphold, Operator);

        Assert.Equal(CaseStatus.Closed, story.State!.Status);
        Assert.Null(story.State.DueAt);
    }

    [Fact]
    public void Hidden_messages_come_back_with_it()
    {
        var story = Flagged()
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>()
            .Then(new CaseAction.Warn(C1, ""), Moderator)
            .ThenDone<Effect.TellMember>()
            .Then(Uphold, Operator);

        Assert.Single(story.Effects.OfType<Effect.RestoreMessage>());
        Assert.Equal(Operator.Id, Assert.Single(story.Events.OfType<CaseEvent.RestoreOrdered>()).By);
    }

    [Fact]
    public void A_lifted_time_out_is_told_of_once_by_the_time_it_is_verified()
    {
        var story = TimedOutAndWarned().Then(Uphold, Operator);
        Assert.Empty(story.Effects.OfType<Effect.TellMember>());

        story.ThenDone<Effect.LiftTimeOut>();

        Assert.Single(story.Effects.OfType<Effect.TellMember>());
        Assert.Equal(Operator.Id, Assert.Single(story.Events.OfType<CaseEvent.TimeOutLiftOrdered>()).By);
    }

    [Fact]
    public void A_time_out_that_is_being_lifted_already_is_not_lifted_twice()
    {
        var story = TimedOutAndWarned().Then(new CaseAction.LiftTimeOut(), Moderator);
        var lift = story.Effects.OfType<Effect.LiftTimeOut>().Single();
        story.Then(Uphold, Operator);
        Assert.Empty(story.Effects.OfType<Effect.LiftTimeOut>());

        story.Then(new CaseAction.RecordOutcome(lift, EffectOutcome.Success), Actor.Bot);

        Assert.Equal(Notice.AppealUpheld, Assert.Single(story.Effects.OfType<Effect.TellMember>()).Notice);
    }

    [Fact]
    public void Lifting_a_time_out_without_an_appeal_tells_of_none()
    {
        var story = TimedOutAndWarned()
            .Then(new CaseAction.HearAppeal(Upheld: false, "it was meant"), Operator)
            .Then(new CaseAction.LiftTimeOut(), Moderator)
            .ThenDone<Effect.LiftTimeOut>();

        Assert.Empty(story.Effects.OfType<Effect.TellMember>());
    }

    [Fact]
    public void In_shadow_mode_it_is_heard_and_nobody_is_told()
    {
        var story = new CaseStory { Shadow = true }
            .Then(new CaseAction.RaiseFlag(AFlag()), Actor.Bot)
            .Then(new CaseAction.Warn(C1, ""), Moderator)
            .Then(Uphold, Operator);

        Assert.IsType<Effect.ShowCard>(Assert.Single(story.Effects));
        Assert.True(story.State!.Appeal!.Upheld);
    }

    [Fact]
    public void Neither_the_approver_nor_whoever_acted_by_hand_hears_it()
    {
        var byHand = new CaseStory()
            .Then(
                new CaseAction.NoteByHand(Operator.Id!.Value, HandSanction.Ban, null, DateTimeOffset.UnixEpoch, "k"),
                Actor.Bot
            )
            .Then(new CaseAction.ExplainByHand(C1, "enough"), Moderator)
            .Then(new CaseAction.ApproveExpulsion(), SecondModerator);
        Assert.Equal(Refusal.OwnDecision, byHand.Refuses(Uphold, Operator));

        var byOperator = Flagged().Then(new CaseAction.Warn(C1, ""), Operator);
        Assert.Equal(Refusal.OwnDecision, byOperator.Refuses(Uphold, Operator));
        byOperator.Then(Uphold, Trustee);
    }

    [Theory]
    [InlineData(nameof(Queue.Moderators), nameof(Queue.Operators))]
    [InlineData(nameof(Queue.Operators), nameof(Queue.Operators))]
    [InlineData(nameof(Queue.Trustee), nameof(Queue.Trustee))]
    public void Appeals_are_heard_by_the_queue_above(string queue, string appeals) =>
        Assert.Equal(appeals, CaseWorkflow.AppealsOf(Enum.Parse<Queue>(queue)).ToString());

    [Fact]
    public void An_appeal_that_failed_to_arrive_is_sent_again()
    {
        var story = Warned().Then(Uphold, Operator).ThenFailed<Effect.TellMember>("closed");
        Assert.Equal(Notice.AppealUpheld, Assert.Single(story.State!.Undelivered).Notice);

        story.Then(new CaseAction.Retry(), Moderator);

        Assert.Equal(Notice.AppealUpheld, Assert.Single(story.Effects.OfType<Effect.TellMember>()).Notice);
        story.ThenDone<Effect.TellMember>();
        Assert.Empty(story.State!.Undelivered);
        Assert.Equal(NoticeState.Delivered, story.State.Outcome!.Notice);
    }

    [Fact]
    public void A_rejected_appeal_that_failed_to_arrive_leaves_the_sanction_delivered()
    {
        var story = Warned()
            .Then(new CaseAction.HearAppeal(Upheld: false, "it was meant"), Operator)
            .ThenFailed<Effect.TellMember>("closed");

        Assert.Equal(Notice.AppealRejected, Assert.Single(story.State!.Undelivered).Notice);
        Assert.Equal(NoticeState.Delivered, story.State.Outcome!.Notice);
    }

    private static CaseStory Warned() =>
        Flagged().Then(new CaseAction.Warn(C1, ""), Moderator).ThenDone<Effect.TellMember>();

    private static CaseStory TimedOutAndWarned() =>
        Flagged()
            .Then(new CaseAction.TimeOutSubject(C1, "", TimeSpan.FromDays(1)), Moderator)
            .ThenDone<Effect.TimeOutMember>()
            .Then(new CaseAction.Warn(C1, ""), Moderator)
            .ThenDone<Effect.TellMember>();
}
