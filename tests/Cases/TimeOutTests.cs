using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>Interim by one, for longer by two, part by part by the clock.</summary>
public sealed class TimeOutTests
{
    private static readonly ClauseId C1 = new("C1");

    [Fact]
    public void One_moderator_times_out_for_the_interim_span_at_most()
    {
        var story = TimedOut(TimeSpan.FromDays(7));

        Assert.Equal(story.Now.AddHours(72), Assert.Single(story.Effects.OfType<Effect.TimeOutMember>()).Until);
        Assert.True(story.State!.TimeOut!.AwaitsConfirmation);
        Assert.Equal(CaseStatus.Open, story.State.Status);
    }

    [Fact]
    public void The_member_is_told_once_the_platform_shows_it_and_only_then()
    {
        var story = TimedOut(TimeSpan.FromHours(1));
        Assert.Empty(story.Effects.OfType<Effect.TellMember>());

        story.ThenDone<Effect.TimeOutMember>();

        Assert.Equal(Notice.TimeOut, Assert.Single(story.Effects.OfType<Effect.TellMember>()).Notice);
        Assert.True(story.State!.TimeOut!.Done);
    }

    [Fact]
    public void It_lapses_unless_a_second_person_confirms_it()
    {
        var story = TimedOut(TimeSpan.FromDays(7)).ThenDone<Effect.TimeOutMember>();
        Assert.Equal(Refusal.OwnProposal, story.Refuses(new CaseAction.ConfirmTimeOut(), Moderator));
        Assert.Equal(Refusal.TimedOutAlready, story.Refuses(Ask(TimeSpan.FromDays(1)), SecondModerator));

        story.After(TimeSpan.FromHours(72)).Then(new CaseAction.PassDeadline(), Actor.Bot);

        Assert.Null(story.State!.TimeOut);
        Assert.Null(story.State.DueAt);
        Assert.Empty(story.Effects.OfType<Effect.LiftTimeOut>());
    }

    [Fact]
    public void A_confirmed_one_holds_for_as_long_as_it_was_meant_to()
    {
        var story = TimedOut(TimeSpan.FromDays(7)).ThenDone<Effect.TimeOutMember>();
        var end = story.Now.AddDays(7);

        story.Then(new CaseAction.ConfirmTimeOut(), SecondModerator).ThenDone<Effect.TimeOutMember>();

        Assert.Equal(end, story.State!.TimeOut!.Until);
        Assert.Equal(end, story.State.DueAt);
        Assert.Equal(Refusal.NothingToConfirm, story.Refuses(new CaseAction.ConfirmTimeOut(), Operator));
    }

    [Fact]
    public void A_long_one_is_renewed_by_the_clock_twenty_eight_days_at_a_time()
    {
        var story = TimedOut(TimeSpan.FromDays(60)).ThenDone<Effect.TimeOutMember>();
        var (begun, end) = (story.Now, story.Now.AddDays(60));
        story.Then(new CaseAction.ConfirmTimeOut(), SecondModerator);
        Assert.Equal(begun.AddDays(28), story.Effects.OfType<Effect.TimeOutMember>().Single().Until);
        story.Then(new CaseAction.Warn(C1, ""), Moderator).ThenDone<Effect.TellMember>();
        Assert.Equal(CaseStatus.Closed, story.State!.Status);

        // A day ahead of each end, also on a closed case.
        foreach (var (day, until) in new[] { (27, 55), (54, 60) })
        {
            Assert.Equal(begun.AddDays(day), story.State!.DueAt);
            story.After(begun.AddDays(day) - story.Now).Then(new CaseAction.PassDeadline(), Actor.Bot);
            Assert.Equal(begun.AddDays(until), story.Effects.OfType<Effect.TimeOutMember>().Single().Until);
            story.ThenDone<Effect.TimeOutMember>();
            Assert.Empty(story.Effects.OfType<Effect.TellMember>());
        }

        story.After(end - story.Now).Then(new CaseAction.PassDeadline(), Actor.Bot);
        Assert.Null(story.State!.TimeOut);
    }

    [Fact]
    public void It_is_lifted_by_a_moderator_or_with_the_dismissal_of_the_case()
    {
        var story = TimedOut(TimeSpan.FromHours(1)).ThenDone<Effect.TimeOutMember>();
        story.Then(new CaseAction.LiftTimeOut(), SecondModerator);
        Assert.Equal(Refusal.NotTimedOut, story.Refuses(new CaseAction.LiftTimeOut(), Moderator));
        story.ThenDone<Effect.LiftTimeOut>();
        Assert.Null(story.State!.TimeOut);

        story
            .Then(Ask(TimeSpan.FromHours(1)), Moderator)
            .Then(new CaseAction.Dismiss(Disposition.NoViolation, "a quotation"), Moderator);
        Assert.Single(story.Effects.OfType<Effect.LiftTimeOut>());
    }

    [Fact]
    public void What_the_platform_refuses_stands_on_the_card_and_is_no_time_out()
    {
        var story = TimedOut(TimeSpan.FromHours(1)).ThenFailed<Effect.TimeOutMember>("rank");

        Assert.Null(story.State!.TimeOut);
        Assert.Equal("rank", Assert.Single(story.State.Failures).Why);
    }

    [Fact]
    public void A_duty_is_no_ground_and_shadow_mode_does_nothing()
    {
        Assert.Equal(
            Refusal.ClauseNotSanctionable,
            Flagged().Refuses(new CaseAction.TimeOutSubject(new("C3"), "", TimeSpan.FromHours(1)), Moderator)
        );
        var shadow = new CaseStory { Shadow = true }.Then(new CaseAction.RaiseFlag(AFlag()), Actor.Bot);
        Assert.Equal(Refusal.ShadowMode, shadow.Refuses(Ask(TimeSpan.FromHours(1)), Moderator));
    }

    [Fact]
    public void A_short_one_holds_for_as_long_as_it_was_meant_to_and_needs_no_second_person()
    {
        var story = TimedOut(TimeSpan.FromHours(1)).ThenDone<Effect.TimeOutMember>();

        Assert.Equal(story.Now.AddHours(1), story.State!.TimeOut!.Until);
        Assert.False(story.State.TimeOut.AwaitsConfirmation);
        Assert.Equal(Refusal.NothingToConfirm, story.Refuses(new CaseAction.ConfirmTimeOut(), SecondModerator));
        Assert.Equal(Refusal.NotTimedOut, Flagged().Refuses(new CaseAction.ConfirmTimeOut(), SecondModerator));
    }

    [Fact]
    public void One_of_just_the_interim_span_needs_no_second_person_either() =>
        Assert.False(TimedOut(TimeSpan.FromHours(72)).State!.TimeOut!.AwaitsConfirmation);

    [Fact]
    public void A_decided_case_and_a_positive_commitment_time_nobody_out()
    {
        var decided = Flagged().Then(new CaseAction.Warn(C1, ""), Moderator);
        Assert.Equal(Refusal.AlreadyDecided, decided.Refuses(Ask(TimeSpan.FromHours(1)), Moderator));
        Assert.Equal(
            Refusal.ClauseNotSanctionable,
            Flagged().Refuses(new CaseAction.TimeOutSubject(new("M2d"), "", TimeSpan.FromHours(1)), Moderator)
        );
    }

    [Fact]
    public void The_clock_that_runs_out_first_is_the_cases_clock()
    {
        var story = TimedOut(TimeSpan.FromHours(1)).Then(new CaseAction.Hide(), Moderator);
        Assert.Equal(story.Now.AddHours(1), story.State!.DueAt);

        story.After(TimeSpan.FromHours(1)).Then(new CaseAction.PassDeadline(), Actor.Bot);

        Assert.Null(story.State!.TimeOut);
        Assert.Equal(story.Now.AddHours(71), story.State.DueAt);
    }

    [Fact]
    public void The_clock_of_another_matter_ends_no_time_out_that_still_runs()
    {
        var story = Flagged()
            .Then(new CaseAction.Hide(), Moderator)
            .After(TimeSpan.FromHours(71))
            .Then(Ask(TimeSpan.FromHours(24)), Moderator)
            .After(TimeSpan.FromHours(1))
            .Then(new CaseAction.PassDeadline(), Actor.Bot);

        Assert.NotNull(story.State!.TimeOut);
        Assert.Single(story.Effects.OfType<Effect.RestoreMessage>());
    }

    private static CaseAction.TimeOutSubject Ask(TimeSpan span) => new(C1, "calm down", span);

    private static CaseStory TimedOut(TimeSpan span) => Flagged().Then(Ask(span), Moderator);
}
