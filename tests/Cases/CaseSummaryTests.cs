using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>What queues and histories see of a case.</summary>
public sealed class CaseSummaryTests
{
    private static readonly ClauseId C1 = new("C1");

    [Fact]
    public void An_open_case_has_its_evidence_and_no_decision()
    {
        var story = Flagged("C7", FlagCategory.Threat).Then(new CaseAction.Claim(), Moderator);

        Assert.Equal(
            new CaseSummary(
                new CaseId(7),
                Community,
                Subject,
                Queue.Moderators,
                CaseStatus.Claimed,
                new ClauseId("C7"),
                Urgent: true,
                story.Now,
                Moderator.Id
            ),
            Of(story)
        );
    }

    [Fact]
    public void A_request_to_cease_has_its_clause_its_times_and_whom_it_protects()
    {
        var story = Flagged("C8").Then(new CaseAction.RequestToCease(C1, "stop", Reporter), Moderator);
        var decided = story.Now;
        Assert.Null(Of(story).DeliveredAt);
        story.After(TimeSpan.FromMinutes(1)).ThenDone<Effect.TellMember>();
        var delivered = story.Now;
        story.After(TimeSpan.FromMinutes(1)).Then(new CaseAction.Acknowledge(), new Actor(Subject, Roles.Member));

        var summary = Of(story);
        Assert.Equal((Disposition.RequestToCease, C1), (summary.Disposition, summary.DecidedClause));
        Assert.Equal(
            (decided, delivered, story.Now, Reporter),
            (summary.DecidedAt, summary.DeliveredAt, summary.AcknowledgedAt, summary.CeaseTowards)
        );
        Assert.Null(summary.Appeal);
        Assert.Equal(story.Now, story.State!.Outcome!.AcknowledgedAt);
    }

    [Theory]
    [InlineData(true, nameof(AppealResult.Overturned))]
    [InlineData(false, nameof(AppealResult.Confirmed))]
    public void An_order_that_an_appeal_has_overturned_protects_and_counts_no_more(bool upheld, string result)
    {
        var story = Flagged("C8")
            .Then(new CaseAction.RequestToCease(C1, "stop", Reporter), Moderator)
            .ThenDone<Effect.TellMember>()
            .Then(new CaseAction.HearAppeal(upheld, "reasons"), Operator);

        var summary = Of(story);
        Assert.Equal(result, summary.Appeal.ToString());
        Assert.Equal(upheld, summary.DeliveredAt is null);
        Assert.Equal(upheld, summary.CeaseTowards is null);
        Assert.Equal(upheld, story.State!.AcknowledgeBy is null);
    }

    [Fact]
    public void A_proposal_shows_until_it_is_decided()
    {
        var story = Flagged().Then(new CaseAction.ProposeExpulsion(C1, "third time", Removal.Ban), Moderator);
        Assert.True(Of(story).ProposalPending);

        story.Then(new CaseAction.RejectExpulsion("no"), SecondModerator);

        Assert.False(Of(story).ProposalPending);
    }

    [Fact]
    public void A_late_acknowledgement_is_overdue_no_more()
    {
        var story = Flagged()
            .Then(new CaseAction.RequestToCease(C1, "stop", null), Moderator)
            .ThenDone<Effect.TellMember>()
            .After(TimeSpan.FromDays(4))
            .Then(new CaseAction.PassDeadline(), Actor.Bot)
            .Then(new CaseAction.Acknowledge(), new Actor(Subject, Roles.Member));

        Assert.False(story.State!.Outcome!.Overdue);
        Assert.Equal(CaseStatus.Closed, story.State.Status);
    }

    [Fact]
    public void In_shadow_mode_no_reporter_is_told_of_the_end()
    {
        var story = new CaseStory { Shadow = true }
            .Then(new CaseAction.FileReport(new Concern(C1, "x"), null), new Actor(Reporter, Roles.Member))
            .Then(new CaseAction.Dismiss(Disposition.NoViolation, "no breach"), Moderator);

        Assert.IsType<Effect.ShowCard>(Assert.Single(story.Effects));
    }

    [Fact]
    public void It_is_undelivered_by_the_decisions_notice_and_by_any_other()
    {
        var warned = Flagged().Then(new CaseAction.Warn(C1, ""), Moderator);
        Assert.False(warned.State!.HasUndelivered);
        Assert.True(warned.ThenFailed<Effect.TellMember>("closed").State!.HasUndelivered);

        var timedOut = Flagged()
            .Then(new CaseAction.TimeOutSubject(C1, "", TimeSpan.FromHours(1)), Moderator)
            .ThenDone<Effect.TimeOutMember>();
        Assert.False(timedOut.State!.HasUndelivered);
        Assert.True(timedOut.ThenFailed<Effect.TellMember>("closed").State!.HasUndelivered);
    }

    private static CaseSummary Of(CaseStory story) => CaseSummary.Of(new CaseId(7), story.State!);
}
