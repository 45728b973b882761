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

    private static CaseSummary Of(CaseStory story) => CaseSummary.Of(new CaseId(7), story.State!);
}
