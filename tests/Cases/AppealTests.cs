using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>Heard by somebody else; success takes back what was done, and is told once it is.</summary>
public sealed class AppealTests
{
    private static readonly ClauseId C1 = new("C1");
    private static readonly CaseAction.HearAppeal Uphold = new(Upheld: true, "not what was meant");

    [Fact]
    public void Nobody_hears_an_appeal_against_their_own_decision_and_only_staff_hear_it()
    {
        var story = Expelled();

        Assert.Equal(Refusal.NotAllowed, story.Refuses(Uphold, SecondModerator));
        Assert.Equal(Refusal.OwnDecision, story.Refuses(Uphold, Operator));
        story.Then(Uphold, Trustee);
        Assert.Equal(Refusal.AppealHeard, story.Refuses(Uphold, Trustee));
    }

    [Fact]
    public void An_upheld_appeal_against_an_expulsion_readmits_and_is_told_once_that_is_verified()
    {
        var story = Expelled().Then(Uphold, Trustee);
        Assert.Equal(Removal.Ban, Assert.Single(story.Effects.OfType<Effect.ReadmitMember>()).How);
        Assert.Empty(story.Effects.OfType<Effect.TellMember>());

        story.ThenDone<Effect.ReadmitMember>();

        Assert.Equal(Notice.AppealUpheld, Assert.Single(story.Effects.OfType<Effect.TellMember>()).Notice);
        Assert.Single(story.Effects.OfType<Effect.TellReporter>());
        Assert.NotNull(story.State!.Outcome!.ReadmittedAt);
    }

    [Fact]
    public void A_readmission_that_fails_is_tried_again_and_nobody_is_told_before()
    {
        var story = Expelled().Then(Uphold, Trustee).ThenFailed<Effect.ReadmitMember>("outage");
        Assert.Empty(story.Effects.OfType<Effect.TellMember>());

        story.Then(new CaseAction.Retry(), Moderator).ThenDone<Effect.ReadmitMember>();

        Assert.Single(story.Effects.OfType<Effect.TellMember>());
    }

    [Fact]
    public void A_time_out_is_lifted_and_what_was_overturned_counts_no_more()
    {
        var story = Flagged()
            .Then(new CaseAction.TimeOutSubject(C1, "", TimeSpan.FromHours(1)), Moderator)
            .ThenDone<Effect.TimeOutMember>()
            .Then(new CaseAction.Warn(C1, ""), Moderator)
            .ThenDone<Effect.TellMember>();
        Assert.NotNull(CaseSummary.Of(new CaseId(1), story.State!).DeliveredAt);

        story.Then(Uphold, Operator).ThenDone<Effect.LiftTimeOut>();

        Assert.Single(story.Effects.OfType<Effect.TellMember>());
        var summary = CaseSummary.Of(new CaseId(1), story.State!);
        Assert.Equal((null, AppealResult.Overturned), (summary.DeliveredAt, summary.Appeal));
    }

    [Fact]
    public void A_rejected_appeal_changes_nothing_but_is_told()
    {
        var story = Expelled().Then(new CaseAction.HearAppeal(Upheld: false, "it was meant"), Trustee);

        Assert.Equal(Notice.AppealRejected, Assert.Single(story.Effects.OfType<Effect.TellMember>()).Notice);
        Assert.Empty(story.Effects.OfType<Effect.ReadmitMember>());
        Assert.NotNull(CaseSummary.Of(new CaseId(1), story.State!).DeliveredAt);
    }

    [Fact]
    public void A_reminder_and_an_open_case_have_nothing_to_appeal_against()
    {
        Assert.Equal(Refusal.NothingToAppeal, Flagged().Refuses(Uphold, Operator));
        var reminded = Flagged().Then(new CaseAction.Remind(C1, ""), Moderator).ThenDone<Effect.TellMember>();
        Assert.Equal(Refusal.NothingToAppeal, reminded.Refuses(Uphold, Operator));
    }

    [Fact]
    public void A_notice_that_could_not_be_sent_counts_once_somebody_has_handed_it_over()
    {
        var story = Flagged().Then(new CaseAction.Warn(C1, ""), Moderator);
        Assert.Equal(Refusal.NothingToHandOver, story.Refuses(new CaseAction.HandOver("by letter"), Moderator));
        story.ThenFailed<Effect.TellMember>("direct messages are closed");

        story.After(TimeSpan.FromDays(1)).Then(new CaseAction.HandOver("by letter"), SecondModerator);

        Assert.Equal(story.Now, story.State!.Outcome!.DeliveredAt);
        Assert.Equal(CaseStatus.Closed, story.State.Status);
    }

    private static CaseStory Expelled() =>
        Flagged()
            .Then(new CaseAction.FileReport(new Concern(C1, "they insult me"), null), new Actor(Reporter, Roles.Member))
            .Then(new CaseAction.ProposeExpulsion(C1, "third time", Removal.Ban), Moderator)
            .Then(new CaseAction.ApproveExpulsion(), Operator)
            .ThenDoneKeeping<Effect.TellMember>()
            .ThenDone<Effect.RemoveMember>();
}
