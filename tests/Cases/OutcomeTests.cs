using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>What the platform did not do stands in the case, is tried again, or is handed over by a person.</summary>
public sealed class OutcomeTests
{
    private static readonly ClauseId C1 = new("C1");

    public static TheoryData<string> Deeds => [.. Refused.Keys];

    private static readonly Dictionary<string, Effect> Refused = new()
    {
        ["hiding the message"] = new Effect.HideMessage(new ChannelId("test:forum"), new MessageId("test:1")),
        ["restoring the message"] = new Effect.RestoreMessage(new ChannelId("test:forum"), new MessageId("test:1")),
        ["removing the member"] = new Effect.RemoveMember(Subject, Removal.Ban),
        ["timing the member out"] = new Effect.TimeOutMember(Subject, DateTimeOffset.UnixEpoch),
        ["lifting the time-out"] = new Effect.LiftTimeOut(Subject),
        ["letting the member in again"] = new Effect.ReadmitMember(Subject, Removal.Ban),
        ["asking whoever did it by hand for a reason"] = new Effect.AskForReason(Subject),
        ["telling a reporter the outcome"] = new Effect.TellReporter("Reporter-1"),
    };

    [Theory]
    [MemberData(nameof(Deeds))]
    public void What_was_refused_is_named_with_the_platforms_reason(string deed)
    {
        var story = Flagged().Then(Outcome(Refused[deed], "rank"), Actor.Bot);

        var failed = Assert.Single(story.State!.Failures);
        Assert.Equal((deed, "rank"), (failed.Action, failed.Why));
        Assert.IsType<Effect.ShowCard>(Assert.Single(story.Effects));
        story.Then(Outcome(Refused[deed], null), Actor.Bot);
        Assert.Equal("unknown", story.State!.Failures[1].Why);
    }

    [Fact]
    public void Cards_and_announcements_leave_no_word_in_the_case()
    {
        var story = Flagged();
        var before = story.Events.Count;
        foreach (
            var effect in new Effect[]
            {
                new Effect.ShowCard(),
                new Effect.Announce(Queue.Moderators, "x"),
                new Effect.TellReporter("Reporter-1"),
                new Effect.AskForReason(Subject),
            }
        )
        {
            story.Then(new CaseAction.RecordOutcome(effect, EffectOutcome.Success), Actor.Bot);
            Assert.Empty(story.Effects);
        }

        Assert.Equal(before, story.Events.Count);
    }

    [Fact]
    public void A_notice_that_did_not_arrive_is_told_with_its_reason_and_sent_again()
    {
        var story = Flagged()
            .Then(new CaseAction.Warn(C1, "stop"), Moderator)
            .Then(Outcome(new Effect.TellMember(Subject, Notice.Warning), null), Actor.Bot);
        Assert.Equal("unknown", story.State!.Outcome!.WhyUndelivered);
        Assert.Equal(Refusal.AlreadyDecided, story.Refuses(new CaseAction.Remind(C1, ""), Moderator));

        story.Then(new CaseAction.Retry(), Moderator);

        var notice = Assert.Single(story.Effects.OfType<Effect.TellMember>());
        Assert.Equal((Subject, Notice.Warning), (notice.To, notice.Notice));
        Assert.Equal(NoticeState.Sending, story.State!.Outcome!.Notice);
        Assert.Equal(Refusal.NothingToRetry, story.Refuses(new CaseAction.Retry(), Moderator));
        story.ThenDone<Effect.TellMember>();
        Assert.Null(story.State.Outcome!.WhyUndelivered);
    }

    [Theory]
    [InlineData(nameof(Notice.Reminder))]
    [InlineData(nameof(Notice.Warning))]
    [InlineData(nameof(Notice.RequestToCease))]
    [InlineData(nameof(Notice.Expulsion))]
    public void Each_sanctions_own_notice_is_sent_again(string name)
    {
        var story = Flagged();
        story = name switch
        {
            nameof(Notice.Reminder) => story.Then(new CaseAction.Remind(C1, ""), Moderator),
            nameof(Notice.Warning) => story.Then(new CaseAction.Warn(C1, ""), Moderator),
            nameof(Notice.RequestToCease) => story.Then(new CaseAction.RequestToCease(C1, "", null), Moderator),
            _ => story
                .Then(new CaseAction.ProposeExpulsion(C1, "", Removal.Ban), Moderator)
                .Then(new CaseAction.ApproveExpulsion(), SecondModerator),
        };
        Assert.Equal(name, Assert.Single(story.Effects.OfType<Effect.TellMember>()).Notice.ToString());

        story.ThenFailed<Effect.TellMember>("closed").Then(new CaseAction.Retry(), Moderator);

        Assert.Equal(name, Assert.Single(story.Effects.OfType<Effect.TellMember>()).Notice.ToString());
        Assert.Empty(story.Effects.OfType<Effect.RemoveMember>());
    }

    [Fact]
    public void A_removal_that_was_refused_is_tried_again_in_the_same_way()
    {
        var story = Flagged()
            .Then(new CaseAction.ProposeExpulsion(C1, "third time", Removal.Kick), Moderator)
            .Then(new CaseAction.ApproveExpulsion(), SecondModerator)
            .ThenDoneKeeping<Effect.TellMember>()
            .ThenFailed<Effect.RemoveMember>("rank");
        Assert.Equal(CaseStatus.Decided, story.State!.Status);

        story.Then(new CaseAction.Retry(), Moderator);

        var removal = Assert.Single(story.Effects.OfType<Effect.RemoveMember>());
        Assert.Equal((Subject, Removal.Kick), (removal.Member, removal.How));
        Assert.Empty(story.Effects.OfType<Effect.ReadmitMember>());
        Assert.Empty(story.State!.Failures);
        story.ThenDone<Effect.RemoveMember>();
        Assert.Equal(CaseStatus.Closed, story.State.Status);
        Assert.Equal(Refusal.NothingToRetry, story.Refuses(new CaseAction.Retry(), Moderator));
    }

    [Fact]
    public void Hiding_that_was_refused_is_tried_again_and_what_is_hidden_already_is_not()
    {
        var story = Flagged()
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>()
            .Then(new CaseAction.RaiseFlag(Later("test:2")), Actor.Bot)
            .Then(new CaseAction.Hide(), Moderator)
            .ThenFailed<Effect.HideMessage>("rank")
            .Then(new CaseAction.Retry(), Moderator);

        Assert.Equal(new MessageId("test:2"), Assert.Single(story.Effects.OfType<Effect.HideMessage>()).Message);
        story
            .ThenFailed<Effect.HideMessage>("rank")
            .Then(new CaseAction.Restore(), Moderator)
            .Then(new CaseAction.Retry(), Moderator);
        Assert.Empty(story.Effects.OfType<Effect.HideMessage>());
    }

    [Fact]
    public void A_time_out_that_could_not_be_lifted_is_lifted_again()
    {
        var story = TimedOut()
            .Then(new CaseAction.LiftTimeOut(), SecondModerator)
            .ThenFailed<Effect.LiftTimeOut>("outage")
            .Then(new CaseAction.Retry(), Moderator);

        Assert.Equal(Subject, Assert.Single(story.Effects.OfType<Effect.LiftTimeOut>()).Member);
    }

    [Fact]
    public void What_stands_by_hand_is_undone_again_after_a_dismissal_and_not_before_one()
    {
        var banned = new CaseStory()
            .Then(
                new CaseAction.NoteByHand(Moderator.Id!.Value, HandSanction.Ban, null, DateTimeOffset.UnixEpoch, "k"),
                Actor.Bot
            )
            .ThenFailed<Effect.AskForReason>("closed");
        Assert.Empty(banned.Then(new CaseAction.Retry(), SecondModerator).Effects.OfType<Effect.ReadmitMember>());

        banned
            .Then(new CaseAction.Dismiss(Disposition.NoViolation, "a mistake"), SecondModerator)
            .ThenFailed<Effect.ReadmitMember>("outage")
            .Then(new CaseAction.Retry(), SecondModerator);
        Assert.Single(banned.Effects.OfType<Effect.ReadmitMember>());
        banned.ThenDone<Effect.ReadmitMember>();
        Assert.NotNull(banned.State!.Outcome!.ReadmittedAt);
    }

    [Fact]
    public void A_time_outs_notice_that_did_not_arrive_is_handed_over_and_closes_nothing()
    {
        var story = TimedOut().ThenFailed<Effect.TellMember>("closed");
        var undelivered = Assert.Single(story.State!.Undelivered);
        Assert.Equal((Notice.TimeOut, "closed"), (undelivered.Notice, undelivered.Why));

        story.Then(new CaseAction.HandOver("in person"), SecondModerator);

        Assert.Empty(story.State!.Undelivered);
        Assert.Equal(CaseStatus.Open, story.State.Status);
        var handed = Assert.Single(story.Events.OfType<CaseEvent.NoticeHandedOver>());
        Assert.Equal((SecondModerator.Id!.Value, Notice.TimeOut, "in person"), (handed.Who, handed.Notice, handed.How));
    }

    [Fact]
    public void All_that_the_member_does_not_have_is_handed_over_at_once_and_reporters_are_told()
    {
        var story = TimedOut()
            .Then(new CaseAction.FileReport(new Concern(C1, "he shouts"), null), new Actor(Reporter, Roles.Member))
            .Then(Outcome(new Effect.TellMember(Subject, Notice.TimeOut), "closed"), Actor.Bot)
            .Then(Outcome(new Effect.TellMember(Subject, Notice.TimeOut), "closed again"), Actor.Bot)
            .Then(new CaseAction.Warn(C1, ""), Moderator)
            .ThenFailed<Effect.TellMember>("closed");
        Assert.Equal("closed again", Assert.Single(story.State!.Undelivered).Why);

        story.Then(new CaseAction.HandOver("by letter"), Moderator);

        Assert.Equal(
            [Notice.Warning, Notice.TimeOut],
            story.Events.OfType<CaseEvent.NoticeHandedOver>().Select(one => one.Notice)
        );
        Assert.Single(story.Events.OfType<CaseEvent.Closed>());
        Assert.Single(story.Effects.OfType<Effect.TellReporter>());
        Assert.Equal(Refusal.NothingToHandOver, story.Refuses(new CaseAction.HandOver("again"), Moderator));
    }

    [Fact]
    public void A_notice_of_a_time_out_that_arrives_leaves_the_others_undelivered()
    {
        var story = TimedOut()
            .Then(Outcome(new Effect.TellMember(Subject, Notice.TimeOut), "closed"), Actor.Bot)
            .Then(new CaseAction.Warn(C1, ""), Moderator)
            .Then(Outcome(new Effect.TellMember(Subject, Notice.Warning), "closed"), Actor.Bot)
            .Then(
                new CaseAction.RecordOutcome(new Effect.TellMember(Subject, Notice.TimeOut), EffectOutcome.Success),
                Actor.Bot
            );

        Assert.Empty(story.State!.Undelivered);
        Assert.Equal(NoticeState.Undelivered, story.State.Outcome!.Notice);
        Assert.Equal(CaseStatus.Decided, story.State.Status);
    }

    private static CaseStory TimedOut() =>
        Flagged()
            .Then(new CaseAction.TimeOutSubject(C1, "", TimeSpan.FromHours(1)), Moderator)
            .ThenDone<Effect.TimeOutMember>();

    private static CaseAction.RecordOutcome Outcome(Effect effect, string? why) =>
        new(effect, new EffectOutcome(false, why));

    private static Flag Later(string message)
    {
        var flag = AFlag(message: message);
        return flag with { At = flag.At.AddMinutes(5) };
    }
}
