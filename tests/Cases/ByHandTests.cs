using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>What people do past the law comes back into it.</summary>
public sealed class ByHandTests
{
    private static readonly CaseAction.ExplainByHand Explain = new(
        new ClauseId("C1"),
        "three insults in the voice channel"
    );

    [Fact]
    public void A_ban_by_hand_asks_whoever_did_it_for_a_reason_once()
    {
        var story = ByHand(HandSanction.Ban);

        Assert.Equal(Moderator.Id, Assert.Single(story.Effects.OfType<Effect.AskForReason>()).To);
        Assert.True(story.State!.AwaitsReason);
        Assert.Equal(Refusal.NoSuchEvidence, story.Refuses(Note(HandSanction.Ban), Actor.Bot));
        var summary = CaseSummary.Of(new CaseId(1), story.State);
        Assert.Equal((null, null), (summary.Disposition, summary.DeliveredAt));
    }

    [Fact]
    public void It_becomes_an_expulsion_with_a_clause_a_reason_and_a_second_person()
    {
        var story = ByHand(HandSanction.Ban).Then(Explain, Moderator);
        Assert.Equal(Removal.Ban, story.State!.Proposal!.How);
        Assert.Equal(Refusal.OwnProposal, story.Refuses(new CaseAction.ApproveExpulsion(), Moderator));

        story
            .Then(new CaseAction.ApproveExpulsion(), SecondModerator)
            .ThenDoneKeeping<Effect.TellMember>()
            .ThenDone<Effect.RemoveMember>();

        Assert.Equal(Disposition.Expulsion, story.State.Outcome!.Disposition);
        Assert.Equal(CaseStatus.Closed, story.State.Status);
    }

    [Fact]
    public void Whoever_did_it_cannot_approve_it_although_somebody_else_explained_it() =>
        Assert.Equal(
            Refusal.OwnProposal,
            ByHand(HandSanction.Ban)
                .Then(Explain, SecondModerator)
                .Refuses(new CaseAction.ApproveExpulsion(), Moderator)
        );

    [Fact]
    public void A_kick_by_hand_is_not_repeated_and_the_notice_closes_the_case()
    {
        var story = ByHand(HandSanction.Kick)
            .Then(Explain, Moderator)
            .Then(new CaseAction.ApproveExpulsion(), SecondModerator);
        Assert.Empty(story.Effects.OfType<Effect.RemoveMember>());

        story.ThenDone<Effect.TellMember>();

        Assert.Equal(CaseStatus.Closed, story.State!.Status);
    }

    [Fact]
    public void A_time_out_by_hand_wants_a_reason_and_proposes_nothing()
    {
        var story = ByHand(HandSanction.TimeOut).Then(Explain, Moderator);

        Assert.Null(story.State!.Proposal);
        Assert.False(story.State.AwaitsReason);
        Assert.Equal(Refusal.NothingToExplain, story.Refuses(Explain, Moderator));
    }

    [Fact]
    public void Dismissing_the_case_undoes_what_was_done()
    {
        var dismiss = new CaseAction.Dismiss(Disposition.NoViolation, "a mistake");

        Assert.Equal(
            Removal.Ban,
            Assert
                .Single(ByHand(HandSanction.Ban).Then(dismiss, SecondModerator).Effects.OfType<Effect.ReadmitMember>())
                .How
        );
        Assert.Single(ByHand(HandSanction.TimeOut).Then(dismiss, SecondModerator).Effects.OfType<Effect.LiftTimeOut>());
        Assert.Empty(
            ByHand(HandSanction.Ban)
                .Then(Note(HandSanction.Unban, "2"), Actor.Bot)
                .Then(dismiss, SecondModerator)
                .Effects.OfType<Effect.ReadmitMember>()
        );
    }

    [Fact]
    public void A_raid_is_one_case_without_a_member_to_sanction()
    {
        var joined = new RaidMember(Subject, DateTimeOffset.UnixEpoch, null);
        var story = new CaseStory { About = CaseState.Raid(Community) }
            .Then(new CaseAction.NoteRaid([joined, joined with { Member = Reporter }]), Actor.Bot)
            .Then(new CaseAction.NoteRaid([joined, joined with { Member = new("test:third") }]), Actor.Bot);

        Assert.Equal(3, story.State!.Raiders.Count);
        Assert.True(story.State.Urgent);
        Assert.Equal("C3", story.State.MainClause.Value);
        Assert.Equal(Refusal.NoSuchEvidence, story.Refuses(new CaseAction.NoteRaid([joined]), Actor.Bot));
        Assert.Equal(Refusal.NoMemberToSanction, story.Refuses(new CaseAction.Warn(new("C1"), ""), Moderator));
        Assert.Equal(
            Refusal.NoMemberToSanction,
            story.Refuses(new CaseAction.TimeOutSubject(new("C1"), "", TimeSpan.FromHours(1)), Moderator)
        );
        story.Then(new CaseAction.Dismiss(Disposition.OutsideScope, "a class trip"), Moderator);
    }

    [Fact]
    public void What_undoes_a_sanction_and_what_is_done_in_shadow_mode_asks_nobody_for_a_reason()
    {
        var undone = ByHand(HandSanction.Unban);
        Assert.Empty(undone.Effects.OfType<Effect.AskForReason>());
        Assert.False(undone.State!.AwaitsReason);
        Assert.Equal(Refusal.NothingToExplain, undone.Refuses(Explain, Moderator));

        var shadow = new CaseStory { Shadow = true }.Then(Note(HandSanction.Ban), Actor.Bot);
        Assert.Empty(shadow.Effects.OfType<Effect.AskForReason>());
        Assert.True(shadow.State!.AwaitsReason);
        Assert.Empty(
            shadow
                .Then(new CaseAction.Dismiss(Disposition.NoViolation, "a mistake"), SecondModerator)
                .Effects.OfType<Effect.ReadmitMember>()
        );
    }

    [Fact]
    public void It_is_explained_on_an_open_case_with_no_proposal_and_under_a_clause_that_forbids_something()
    {
        var story = ByHand(HandSanction.TimeOut);
        Assert.Equal(
            Refusal.ClauseNotSanctionable,
            story.Refuses(new CaseAction.ExplainByHand(new ClauseId("M2d"), "enough"), Moderator)
        );
        story.Then(new CaseAction.ProposeExpulsion(new ClauseId("C1"), "for good", Removal.Ban), SecondModerator);
        Assert.Equal(Refusal.ProposalPending, story.Refuses(Explain, Moderator));

        var decided = ByHand(HandSanction.Ban).Then(new CaseAction.Warn(new ClauseId("C1"), ""), Moderator);
        Assert.Equal(Refusal.AlreadyDecided, decided.Refuses(Explain, Moderator));
    }

    private static CaseAction.NoteByHand Note(HandSanction kind, string key = "1") =>
        new(Moderator.Id!.Value, kind, "enough", DateTimeOffset.UnixEpoch, $"test:{key}");

    private static CaseStory ByHand(HandSanction kind) => new CaseStory().Then(Note(kind), Actor.Bot);
}
