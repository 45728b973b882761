using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>The ladder as the law carries it: notices, clocks, the second person.</summary>
public sealed class SanctionTests
{
    private static readonly ClauseId C1 = new("C1");

    [Fact]
    public void A_flag_opens_a_case_that_waits_in_the_queue()
    {
        var story = Flagged();

        Assert.Equal(CaseStatus.Open, story.State!.Status);
        Assert.IsType<Effect.ShowCard>(Assert.Single(story.Effects));
    }

    [Fact]
    public void The_bot_never_decides() =>
        Assert.Equal(Refusal.NotAllowed, Flagged().Refuses(new CaseAction.Warn(C1, ""), Actor.Bot));

    [Fact]
    public void A_warning_counts_only_once_it_is_delivered()
    {
        var story = Flagged().Then(new CaseAction.Warn(C1, "please stop"), Moderator);
        Assert.Equal(NoticeState.Sending, story.State!.Outcome!.Notice);
        Assert.Null(story.State.Outcome.DeliveredAt);

        story.ThenDone<Effect.TellMember>();

        Assert.Equal(NoticeState.Delivered, story.State.Outcome.Notice);
        Assert.Equal(CaseStatus.Closed, story.State.Status);
    }

    [Fact]
    public void An_undeliverable_warning_stays_open_to_another_try()
    {
        var story = Flagged()
            .Then(new CaseAction.Warn(C1, ""), Moderator)
            .ThenFailed<Effect.TellMember>("direct messages are closed");

        Assert.Equal(NoticeState.Undelivered, story.State!.Outcome!.Notice);
        Assert.Equal(CaseStatus.Decided, story.State.Status);

        story.Then(new CaseAction.Retry(), Moderator).ThenDone<Effect.TellMember>();
        Assert.Equal(CaseStatus.Closed, story.State.Status);
    }

    [Fact]
    public void A_request_to_cease_ends_with_the_acknowledgement_of_the_member_alone()
    {
        var story = Flagged()
            .Then(new CaseAction.RequestToCease(C1, "", null), Moderator)
            .ThenDone<Effect.TellMember>();
        Assert.Equal(CaseStatus.Decided, story.State!.Status);
        Assert.Equal(Refusal.NotTheSubject, story.Refuses(new CaseAction.Acknowledge(), Moderator));

        var subject = new Actor(Subject, Belong.Bot.Chat.Roles.Member);
        story.Then(new CaseAction.Acknowledge(), subject);

        Assert.Equal(CaseStatus.Closed, story.State.Status);
        Assert.Equal(Refusal.NothingToAcknowledge, story.Refuses(new CaseAction.Acknowledge(), subject));
    }

    [Fact]
    public void An_acknowledgement_that_does_not_come_is_overdue_once()
    {
        var story = Flagged()
            .Then(new CaseAction.RequestToCease(C1, "", null), Moderator)
            .ThenDone<Effect.TellMember>();
        Assert.Equal(Refusal.NoSuchEvidence, story.Refuses(new CaseAction.PassDeadline(), Actor.Bot));

        story.After(TimeSpan.FromHours(72)).Then(new CaseAction.PassDeadline(), Actor.Bot);

        Assert.True(story.State!.Outcome!.Overdue);
        Assert.Null(story.State.DueAt);
    }

    [Theory]
    [InlineData("C1", "C4", true)]
    [InlineData("C4", "C1", true)]
    [InlineData("C20", "M2m", true)]
    [InlineData("C20", "C1", false)]
    [InlineData("C21", "C9", false)]
    public void A_flag_of_the_same_behaviour_breaches_a_delivered_request(string ordered, string now, bool breach)
    {
        var story = new CaseStory { History = [Past(Disposition.RequestToCease, ordered)] }.Then(
            new CaseAction.RaiseFlag(AFlag(now)),
            Actor.Bot
        );

        Assert.Equal(breach, story.State!.Breach is not null);
        Assert.Equal(breach, story.State.Urgent);
    }

    [Fact]
    public void A_request_that_never_arrived_cannot_be_breached()
    {
        var undelivered = Past(Disposition.RequestToCease, "C1") with { DeliveredAt = null };
        var story = new CaseStory { History = [undelivered] }.Then(new CaseAction.RaiseFlag(AFlag()), Actor.Bot);

        Assert.Null(story.State!.Breach);
    }

    [Fact]
    public void An_expulsion_needs_a_second_person_and_tells_before_it_removes()
    {
        var story = Flagged()
            .Then(new CaseAction.ProposeExpulsion(C1, "third time", Belong.Bot.Chat.Removal.Ban), Moderator);
        Assert.Equal(Refusal.OwnProposal, story.Refuses(new CaseAction.ApproveExpulsion(), Moderator));
        Assert.Equal(Refusal.ProposalPending, story.Refuses(new CaseAction.Warn(C1, ""), Moderator));

        story.Then(new CaseAction.ApproveExpulsion(), SecondModerator);

        var notice = Assert.Single(story.Effects.OfType<Effect.TellMember>());
        var removal = Assert.Single(story.Effects.OfType<Effect.RemoveMember>());
        Assert.Equal(notice.Key, removal.After);
    }

    [Fact]
    public void An_expulsion_is_closed_only_when_the_removal_is_verified()
    {
        var story = Flagged()
            .Then(new CaseAction.ProposeExpulsion(C1, "third time", Belong.Bot.Chat.Removal.Ban), Moderator)
            .Then(new CaseAction.ApproveExpulsion(), Operator);
        var removal = story.Effects.OfType<Effect.RemoveMember>().Single();
        story.ThenDone<Effect.TellMember>();
        Assert.Equal(CaseStatus.Decided, story.State!.Status);

        story.Then(new CaseAction.RecordOutcome(removal, EffectOutcome.Success), Actor.Bot);

        Assert.Equal(CaseStatus.Closed, story.State.Status);
        Assert.NotNull(story.State.Outcome!.RemovedAt);
    }

    [Fact]
    public void A_rejected_proposal_leaves_the_case_to_be_decided_otherwise()
    {
        var story = Flagged()
            .Then(new CaseAction.Claim(), Moderator)
            .Then(new CaseAction.ProposeExpulsion(C1, "third time", Belong.Bot.Chat.Removal.Ban), Moderator)
            .Then(new CaseAction.RejectExpulsion("a warning will do"), SecondModerator)
            .Then(new CaseAction.Warn(C1, ""), Moderator);

        Assert.Equal(Disposition.Warning, story.State!.Outcome!.Disposition);
    }

    [Fact]
    public void A_positive_commitment_is_reminded_of_and_never_sanctioned()
    {
        var share = new ClauseId("M2d");
        Assert.Equal(Refusal.ClauseNotSanctionable, Flagged().Refuses(new CaseAction.Warn(share, ""), Moderator));
        Flagged().Then(new CaseAction.Remind(share, ""), Moderator);
    }

    [Fact]
    public void A_hidden_message_comes_back_when_nobody_decides_in_time()
    {
        var story = Flagged().Then(new CaseAction.Hide(), Moderator).ThenDone<Effect.HideMessage>();
        Assert.Equal(Refusal.NothingToHide, story.Refuses(new CaseAction.Hide(), Moderator));

        story.After(TimeSpan.FromHours(73)).Then(new CaseAction.PassDeadline(), Actor.Bot);

        Assert.Single(story.Effects.OfType<Effect.RestoreMessage>());
    }

    [Fact]
    public void Dismissing_brings_a_hidden_message_back()
    {
        var story = Flagged()
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>()
            .Then(new CaseAction.Dismiss(Disposition.NoViolation, "a quotation"), Moderator);

        Assert.Single(story.Effects.OfType<Effect.RestoreMessage>());
        Assert.Equal(CaseStatus.Closed, story.State!.Status);
    }

    [Fact]
    public void In_shadow_mode_decisions_are_recorded_and_nobody_is_told()
    {
        var story = new CaseStory { Shadow = true }
            .Then(new CaseAction.RaiseFlag(AFlag()), Actor.Bot)
            .Then(new CaseAction.Warn(C1, ""), Moderator);

        Assert.IsType<Effect.ShowCard>(Assert.Single(story.Effects));
        Assert.Equal(CaseStatus.Closed, story.State!.Status);
    }

    internal static CaseSummary Past(Disposition disposition, string clause) =>
        new(
            new CaseId(1),
            Community,
            Subject,
            Belong.Bot.Chat.Queue.Moderators,
            CaseStatus.Closed,
            new ClauseId(clause),
            false,
            new DateTimeOffset(2026, 10, 1, 9, 0, 0, TimeSpan.Zero),
            null
        )
        {
            Disposition = disposition,
            DecidedClause = new ClauseId(clause),
            DecidedAt = new DateTimeOffset(2026, 10, 1, 10, 0, 0, TimeSpan.Zero),
            DeliveredAt = new DateTimeOffset(2026, 10, 1, 10, 0, 1, TimeSpan.Zero),
        };
}
