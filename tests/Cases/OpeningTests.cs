using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>How a case begins, and who may work the queue that it is in.</summary>
public sealed class OpeningTests
{
    private static readonly ClauseId C1 = new("C1");

    [Fact]
    public void What_the_bot_finds_opens_a_case_by_nobody()
    {
        var opened = Assert.IsType<CaseEvent.Opened>(Flagged().Events[0]);

        Assert.Equal((null, Community, Subject), (opened.By, opened.Community, opened.Subject));
        Assert.Equal((Queue.Moderators, false), (opened.Queue, opened.Shadow));
    }

    [Fact]
    public void A_report_opens_a_case_without_the_reporters_name() =>
        Assert.Null(
            new CaseStory()
                .Then(new CaseAction.FileReport(new Concern(C1, "x"), null), new Actor(Reporter, Roles.Member))
                .Events[0]
                .By
        );

    [Fact]
    public void A_raid_and_an_act_by_hand_open_a_case_by_nobody()
    {
        var joined = new RaidMember(Reporter, DateTimeOffset.UnixEpoch, null);
        var raid = new CaseStory { About = CaseState.Raid(Community) }.Then(
            new CaseAction.NoteRaid([joined]),
            Actor.Bot
        );
        var hand = new CaseStory().Then(
            new CaseAction.NoteByHand(Moderator.Id!.Value, HandSanction.Ban, null, DateTimeOffset.UnixEpoch, "k"),
            Actor.Bot
        );

        Assert.Null(raid.Events[0].By);
        Assert.Null(hand.Events[0].By);
        Assert.Equal("test:main/raid", raid.State!.Subject.Value);
    }

    [Fact]
    public void A_sanction_without_a_case_opens_one_by_whoever_decides_it()
    {
        // What the command saw of no case says nothing about the one that it opens.
        var story = new CaseStory().Then(new CaseAction.Warn(C1, "stop") { Seen = 7 }, Moderator);

        Assert.Equal(Moderator.Id, story.Events[0].By);
        Assert.Equal(CaseStatus.Decided, story.State!.Status);
        Assert.Equal(2, story.State.Version);
    }

    [Fact]
    public void Who_may_not_work_the_queue_opens_no_case_there()
    {
        var warn = new CaseAction.Warn(C1, "stop");
        Assert.Equal(Refusal.NotAllowed, new CaseStory { Queue = Queue.Operators }.Refuses(warn, Moderator));
        Assert.Equal(Refusal.OwnCase, new CaseStory { About = Moderator.Id!.Value }.Refuses(warn, Moderator));
        Assert.Equal(
            Refusal.ClauseNotSanctionable,
            new CaseStory().Refuses(new CaseAction.Warn(new("C3"), ""), Moderator)
        );
    }

    [Fact]
    public void What_needs_a_case_is_refused_where_there_is_none() =>
        Assert.Equal(
            Refusal.NoSuchEvidence,
            Assert
                .IsType<Decision.Refused>(
                    CaseWorkflow.Decide(
                        null,
                        new CaseAction.Claim(),
                        Moderator,
                        new CaseContext(CharterFile.Load(CharterFile.ShippedPath), new CasePolicy(), [], []),
                        DateTimeOffset.UnixEpoch
                    )
                )
                .Why
        );

    [Theory]
    [InlineData(Roles.Member, "")]
    [InlineData(Roles.Moderator, "Moderators")]
    [InlineData(Roles.Operator, "Moderators Operators")]
    [InlineData(Roles.Trustee, "Operators Trustee")]
    public void Each_role_works_its_queues(object roles, string queues) =>
        Assert.Equal(
            queues,
            string.Join(' ', Enum.GetValues<Queue>().Where(queue => new Actor(Reporter, (Roles)roles).MayWork(queue)))
        );

    [Fact]
    public void Nobody_works_a_queue_that_does_not_exist() =>
        Assert.False(new Actor(Reporter, Roles.Moderator | Roles.Operator | Roles.Trustee).MayWork((Queue)99));

    [Fact]
    public void A_case_is_claimed_once_by_each_and_not_after_its_decision()
    {
        var story = Flagged().Then(new CaseAction.Claim(), Moderator);
        Assert.Equal((CaseStatus.Claimed, Moderator.Id), (story.State!.Status, story.State.ClaimedBy));
        Assert.Equal(Refusal.AlreadyClaimed, story.Refuses(new CaseAction.Claim(), Moderator));

        story.Then(new CaseAction.Warn(C1, ""), Moderator);

        Assert.Equal(Refusal.AlreadyDecided, story.Refuses(new CaseAction.Claim(), SecondModerator));
    }

    [Fact]
    public void Whoever_decides_an_unclaimed_case_has_it()
    {
        var story = Flagged().Then(new CaseAction.RequestToCease(C1, "", null), SecondModerator);

        Assert.Equal(SecondModerator.Id, story.State!.ClaimedBy);
    }

    [Fact]
    public void Notes_are_kept_in_their_order_and_with_their_authors_also_after_the_end()
    {
        var story = Flagged()
            .Then(new CaseAction.AddNote("first"), Moderator)
            .Then(new CaseAction.Dismiss(Disposition.Duplicate, "see case 7"), Moderator)
            .Then(new CaseAction.AddNote("second"), SecondModerator);

        Assert.Equal(
            [("first", Moderator.Id!.Value), ("second", SecondModerator.Id!.Value)],
            story.State!.Notes.Select(note => (note.Text, note.Who))
        );
        Assert.Equal(
            (Disposition.Duplicate, "see case 7"),
            (story.State.Outcome!.Disposition, story.State.Outcome.Words)
        );
    }

    [Fact]
    public void A_case_begins_with_its_opening_and_is_made_of_at_least_that()
    {
        Assert.Contains(
            "at least one event",
            Assert.Throws<ArgumentException>(() => CaseState.From([])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "begins with Opened, not Closed",
            Assert.Throws<ArgumentException>(() => CaseState.From([new CaseEvent.Closed(default)])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_card_is_outdated_by_what_a_decision_rests_on_and_by_nothing_else()
    {
        var story = Flagged();
        var steps = new (Action Step, bool Outdates)[]
        {
            (() => story.Then(new CaseAction.AddNote("x"), Moderator), false),
            (() => story.Then(new CaseAction.NoteEvidenceChange(new("test:1"), false), Actor.Bot), false),
            (() => story.Then(Report(), new Actor(Reporter, Roles.Member)), true),
            (() => story.Then(new CaseAction.Hide(), Moderator), true),
            (() => story.ThenFailed<Effect.HideMessage>("rank"), false),
            (() => story.Then(new CaseAction.Retry(), Moderator), true),
            (() => story.ThenDone<Effect.HideMessage>(), false),
            (() => story.Then(new CaseAction.Restore(), Moderator), true),
            (() => story.ThenDone<Effect.RestoreMessage>(), false),
            (() => story.Then(Out(), Moderator), true),
            (() => story.ThenDone<Effect.TimeOutMember>(), false),
            (() => story.ThenDone<Effect.TellMember>(), false),
            (() => story.Then(new CaseAction.ConfirmTimeOut(), SecondModerator), true),
            (() => story.Then(new CaseAction.LiftTimeOut(), SecondModerator), true),
            (() => story.ThenDone<Effect.LiftTimeOut>(), false),
            (() => story.Then(new CaseAction.RequestToCease(C1, "", null), Moderator), true),
            (() => story.ThenFailed<Effect.TellMember>("closed"), false),
            (() => story.Then(new CaseAction.HandOver("by letter"), Moderator), true),
            (() => story.After(TimeSpan.FromDays(4)).Then(new CaseAction.PassDeadline(), Actor.Bot), true),
            (() => story.Then(new CaseAction.ProposeExpulsion(C1, "", Removal.Ban), Moderator), true),
            (() => story.Then(new CaseAction.RejectExpulsion("no"), SecondModerator), true),
            (() => story.Then(new CaseAction.ProposeExpulsion(C1, "", Removal.Ban), Moderator), true),
            (() => story.Then(new CaseAction.ApproveExpulsion(), SecondModerator), true),
            (() => story.ThenDoneKeeping<Effect.TellMember>(), false),
            (() => story.ThenDone<Effect.RemoveMember>(), false),
            (() => story.Then(new CaseAction.HearAppeal(true, "x"), Operator), true),
            (() => story.ThenDone<Effect.ReadmitMember>(), false),
            (() => story.Then(Hand(), Actor.Bot), true),
        };
        foreach (var (step, outdates) in steps)
        {
            var (revision, version, events) = (story.State!.Revision, story.State.Version, story.Events.Count);
            step();
            Assert.Equal((outdates, events), (story.State!.Revision > revision, version));
            Assert.Equal(story.Events.Count, story.State.Version);
            if (outdates)
                Assert.Contains(story.State.LastChange, story.Events[events..]);
        }

        static CaseAction.FileReport Report() => new(new Concern(C1, "x"), null);
        static CaseAction.TimeOutSubject Out() => new(C1, "", TimeSpan.FromDays(7));
        static CaseAction.NoteByHand Hand() =>
            new(Moderator.Id!.Value, HandSanction.Unban, null, DateTimeOffset.UnixEpoch, "k");
    }
}
