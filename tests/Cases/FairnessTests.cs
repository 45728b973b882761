using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>Who may see and decide: recusal, two people at once, reports that stay confidential.</summary>
public sealed class FairnessTests
{
    private static readonly ClauseId C1 = new("C1");

    [Fact]
    public void A_second_moderator_is_told_the_case_is_already_handled()
    {
        var story = Flagged();
        var shown = story.State!.Revision;
        story.Then(new CaseAction.Claim { Seen = shown }, Moderator);

        Assert.Equal(Refusal.AlreadyHandled, story.Refuses(new CaseAction.Claim { Seen = shown }, SecondModerator));
    }

    [Fact]
    public void A_note_or_a_delivery_does_not_outdate_a_card()
    {
        var story = Flagged().Then(new CaseAction.Claim(), Moderator);
        var shown = story.State!.Revision;
        story
            .Then(new CaseAction.AddNote("spoke to both"), SecondModerator)
            .Then(new CaseAction.Warn(C1, "") { Seen = shown }, Moderator);

        Assert.Equal(Disposition.Warning, story.State!.Outcome!.Disposition);
    }

    [Fact]
    public void New_evidence_outdates_a_card()
    {
        var story = Flagged();
        var shown = story.State!.Revision;
        story.Then(new CaseAction.RaiseFlag(AFlag(message: "test:2")), Actor.Bot);

        Assert.Equal(
            Refusal.AlreadyHandled,
            story.Refuses(new CaseAction.Dismiss(Disposition.NoViolation, "fine") { Seen = shown }, Moderator)
        );
    }

    [Fact]
    public void A_claimed_case_is_decided_by_its_claimant_and_can_be_taken_over()
    {
        var story = Flagged().Then(new CaseAction.Claim(), Moderator);
        Assert.Equal(Refusal.ClaimedByAnother, story.Refuses(new CaseAction.Warn(C1, ""), SecondModerator));

        story.Then(new CaseAction.Claim(), SecondModerator).Then(new CaseAction.Warn(C1, ""), SecondModerator);
        Assert.Equal(SecondModerator.Id, story.State!.Outcome!.By);
    }

    [Fact]
    public void A_member_cannot_work_a_case() =>
        Assert.Equal(
            Refusal.NotAllowed,
            Flagged().Refuses(new CaseAction.Claim(), new Actor(new MemberId("test:other"), Roles.Member))
        );

    [Fact]
    public void A_moderator_cannot_work_their_own_case() =>
        Assert.Equal(
            Refusal.OwnCase,
            Flagged().Refuses(new CaseAction.Claim(), new Actor(Subject, Roles.Member | Roles.Moderator))
        );

    [Theory]
    [InlineData(nameof(Queue.Operators), false, true, true)]
    [InlineData(nameof(Queue.Trustee), false, false, true)]
    public void Cases_are_routed_round_those_whom_they_are_about(
        string name,
        bool moderator,
        bool @operator,
        bool trustee
    )
    {
        var queue = Enum.Parse<Queue>(name);
        Assert.Equal(moderator, Moderator.MayWork(queue));
        Assert.Equal(@operator, Operator.MayWork(queue));
        Assert.Equal(trustee, Trustee.MayWork(queue));
    }

    [Fact]
    public void A_reporter_is_a_token_in_the_events_and_cannot_decide()
    {
        var reporting = new Actor(Reporter, Roles.Member | Roles.Moderator);
        var story = new CaseStory().Then(
            new CaseAction.FileReport(new Concern(C1, "they insulted me"), null),
            reporting
        );

        Assert.Equal("Reporter-1", Assert.Single(story.State!.Reports).Reporter);
        Assert.DoesNotContain(
            story.Events,
            happened => happened.ToString().Contains(Reporter.Value, StringComparison.Ordinal)
        );
        Assert.Equal(Refusal.Recused, story.Refuses(new CaseAction.Claim(), reporting));
    }

    [Fact]
    public void The_same_reporter_keeps_their_token_and_another_gets_the_next()
    {
        var story = new CaseStory()
            .Then(new CaseAction.FileReport(new Concern(C1, "once"), null), new Actor(Reporter, Roles.Member))
            .Then(new CaseAction.FileReport(new Concern(C1, "twice"), null), new Actor(Reporter, Roles.Member))
            .Then(
                new CaseAction.FileReport(new Concern(C1, "me too"), new MemberIdOrName(null, "a friend")),
                new Actor(new MemberId("test:another"), Roles.Member)
            );

        Assert.Equal(
            ["Reporter-1", "Reporter-1", "Reporter-2"],
            story.State!.Reports.Select(report => report.Reporter)
        );
        Assert.Contains(story.Parties, party => party.Token == "Affected-1");
    }

    [Fact]
    public void Each_reporter_is_told_the_outcome_once()
    {
        var story = new CaseStory()
            .Then(new CaseAction.FileReport(new Concern(C1, "once"), null), new Actor(Reporter, Roles.Member))
            .Then(new CaseAction.FileReport(new Concern(C1, "twice"), null), new Actor(Reporter, Roles.Member))
            .Then(new CaseAction.Dismiss(Disposition.NoViolation, "no breach"), Moderator);

        Assert.Equal("Reporter-1", Assert.Single(story.Effects.OfType<Effect.TellReporter>()).Reporter);
    }

    [Fact]
    public void A_complaint_about_Belong_has_no_member_to_sanction()
    {
        var story = new CaseStory { About = CaseState.Belong(Community), Queue = Queue.Trustee }.Then(
            new CaseAction.FileReport(new Concern(new ClauseId("C30"), "slow"), null),
            new Actor(Reporter, Roles.Member)
        );

        Assert.Equal(Refusal.NoMemberToSanction, story.Refuses(new CaseAction.Warn(C1, ""), Trustee));
        Assert.Equal(Refusal.NotAllowed, story.Refuses(new CaseAction.Claim(), Operator));
    }

    [Fact]
    public void A_flood_of_flags_fills_a_case_only_so_far()
    {
        var story = new CaseStory { Policy = new CasePolicy { FlagsPerCategory = 2 } }
            .Then(new CaseAction.RaiseFlag(AFlag()), Actor.Bot)
            .Then(new CaseAction.RaiseFlag(AFlag()), Actor.Bot);

        Assert.Equal(Refusal.EnoughEvidence, story.Refuses(new CaseAction.RaiseFlag(AFlag()), Actor.Bot));
        story.Then(new CaseAction.RaiseFlag(AFlag("C7", FlagCategory.Threat)), Actor.Bot);
    }

    [Fact]
    public void The_state_is_what_its_events_make_it()
    {
        var story = Flagged()
            .Then(new CaseAction.Claim(), Moderator)
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>()
            .Then(new CaseAction.RequestToCease(C1, "stop", null), Moderator)
            .ThenDone<Effect.TellMember>();

        var folded = CaseState.From(story.Events);
        Assert.Equal(story.Events.Count, folded.Version);
        Assert.Equal(CaseSummary.Of(new CaseId(1), story.State!), CaseSummary.Of(new CaseId(1), folded));
        Assert.Equal(story.State!.DueAt, folded.DueAt);
    }
}
