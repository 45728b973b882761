using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Cases.CaseStory;

namespace Belong.Tests.Cases;

/// <summary>Which message is taken out of sight, for how long, and how it comes back.</summary>
public sealed class HidingTests
{
    [Fact]
    public void The_newest_message_is_hidden_for_the_interim_span()
    {
        var story = Flagged()
            .After(TimeSpan.FromMinutes(1))
            .Then(new CaseAction.RaiseFlag(Said("test:2", minutes: 2)), Actor.Bot)
            .Then(new CaseAction.RaiseFlag(Said("test:3", minutes: 1)), Actor.Bot)
            .Then(new CaseAction.Hide(), Moderator);

        Assert.Equal(new MessageId("test:2"), Assert.Single(story.Effects.OfType<Effect.HideMessage>()).Message);
        var hidden = Assert.Single(story.State!.Hidden);
        Assert.Equal((story.Now.AddHours(72), false, false), (hidden.Lapses, hidden.Done, hidden.Restored));
        Assert.Equal(story.Now.AddHours(72), story.State.DueAt);
    }

    [Fact]
    public void A_reported_message_can_be_hidden_and_words_that_stand_nowhere_cannot()
    {
        var name = AFlag() with
        {
            Message = new MessageReference(new ChannelId("test:forum"), new MessageId("test:name"), 0, null, true),
        };
        var story = new CaseStory()
            .Then(new CaseAction.RaiseFlag(name), Actor.Bot)
            .Then(new CaseAction.FileReport(new Concern(new ClauseId("C1"), "look"), null), Member);
        Assert.Equal(Refusal.NothingToHide, story.Refuses(new CaseAction.Hide(), Moderator));

        story
            .Then(
                new CaseAction.FileReport(
                    new Concern(new ClauseId("C1"), "look")
                    {
                        Message = new MessageReference(new ChannelId("test:forum"), new MessageId("test:7"), 0, null),
                    },
                    null
                ),
                Member
            )
            .Then(new CaseAction.Hide(), Moderator);

        Assert.Equal(new MessageId("test:7"), Assert.Single(story.Effects.OfType<Effect.HideMessage>()).Message);
    }

    [Fact]
    public void What_its_author_removed_is_not_hidden_and_what_was_edited_is()
    {
        var message = new MessageId("test:1");
        var edited = Flagged().Then(new CaseAction.NoteEvidenceChange(message, Deleted: false), Actor.Bot);
        edited.Then(new CaseAction.Hide(), Moderator);

        var removed = Flagged().Then(new CaseAction.NoteEvidenceChange(message, Deleted: true), Actor.Bot);
        Assert.Equal(Refusal.NothingToHide, removed.Refuses(new CaseAction.Hide(), Moderator));
    }

    [Fact]
    public void A_moderator_restores_it_and_may_hide_it_again()
    {
        var story = Flagged();
        Assert.Equal(Refusal.NothingHidden, story.Refuses(new CaseAction.Restore(), Moderator));
        story
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>()
            .Then(new CaseAction.Restore(), SecondModerator);

        Assert.Equal(SecondModerator.Id, story.Events.OfType<CaseEvent.RestoreOrdered>().Single().By);
        Assert.Null(story.State!.DueAt);
        Assert.Equal(Refusal.NothingHidden, story.Refuses(new CaseAction.Restore(), Moderator));
        story.ThenDone<Effect.RestoreMessage>();
        Assert.IsType<CaseEvent.MessageRestored>(story.Events[^1]);

        story.Then(new CaseAction.Hide(), Moderator);
        var hidden = Assert.Single(story.State.Hidden);
        Assert.Equal((false, false), (hidden.Done, hidden.Restored));
    }

    [Fact]
    public void Only_what_is_still_hidden_comes_back()
    {
        var story = Flagged()
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>()
            .Then(new CaseAction.Restore(), Moderator)
            .Then(new CaseAction.RaiseFlag(Said("test:2", minutes: 2)), Actor.Bot)
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>()
            .Then(new CaseAction.Dismiss(Disposition.NoViolation, "a quotation"), Moderator);

        Assert.Equal(new MessageId("test:2"), Assert.Single(story.Effects.OfType<Effect.RestoreMessage>()).Message);
    }

    [Fact]
    public void The_clock_restores_each_message_at_its_own_time_and_says_that_nobody_did_it()
    {
        var story = Flagged()
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>()
            .After(TimeSpan.FromHours(1))
            .Then(new CaseAction.RaiseFlag(Said("test:2", minutes: 2)), Actor.Bot)
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>();

        story.After(TimeSpan.FromHours(71)).Then(new CaseAction.PassDeadline(), Actor.Bot);
        Assert.Equal(new MessageId("test:1"), Assert.Single(story.Effects.OfType<Effect.RestoreMessage>()).Message);
        Assert.Null(story.Events.OfType<CaseEvent.RestoreOrdered>().Single().By);
        Assert.Equal(Refusal.NoSuchEvidence, story.Refuses(new CaseAction.PassDeadline(), Actor.Bot));

        story.After(TimeSpan.FromHours(1)).Then(new CaseAction.PassDeadline(), Actor.Bot);
        Assert.Equal(new MessageId("test:2"), Assert.Single(story.Effects.OfType<Effect.RestoreMessage>()).Message);
    }

    [Fact]
    public void What_was_decided_against_stays_hidden()
    {
        var story = Flagged()
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>()
            .Then(new CaseAction.Warn(new ClauseId("C1"), ""), Moderator)
            .ThenDone<Effect.TellMember>();

        Assert.Null(story.State!.DueAt);
        Assert.Equal(
            Refusal.NoSuchEvidence,
            story.After(TimeSpan.FromDays(9)).Refuses(new CaseAction.PassDeadline(), Actor.Bot)
        );
    }

    [Fact]
    public void The_clock_of_another_matter_leaves_a_decided_cases_message_hidden()
    {
        var story = Flagged()
            .Then(new CaseAction.Hide(), Moderator)
            .ThenDone<Effect.HideMessage>()
            .Then(new CaseAction.RequestToCease(new ClauseId("C1"), "", null), Moderator)
            .ThenDone<Effect.TellMember>()
            .After(TimeSpan.FromDays(9))
            .Then(new CaseAction.PassDeadline(), Actor.Bot);

        Assert.True(story.State!.Outcome!.Overdue);
        Assert.Empty(story.Effects.OfType<Effect.RestoreMessage>());
    }

    [Fact]
    public void Nothing_is_hidden_in_shadow_mode()
    {
        var story = new CaseStory { Shadow = true }.Then(new CaseAction.RaiseFlag(AFlag()), Actor.Bot);

        Assert.Equal(Refusal.ShadowMode, story.Refuses(new CaseAction.Hide(), Moderator));
    }

    private static Actor Member => new(Reporter, Roles.Member);

    private static Flag Said(string message, int minutes)
    {
        var flag = AFlag(message: message);
        return flag with { At = flag.At.AddMinutes(minutes) };
    }
}
