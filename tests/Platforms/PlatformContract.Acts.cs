using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Platforms;

/// <summary>What the bot does: posting, rewriting, hiding, removing, answering, finding.</summary>
public abstract partial class PlatformContract
{
    [Fact]
    public async Task A_post_with_the_same_key_is_posted_once()
    {
        var key = Guid.NewGuid();
        var first = await Bot.PostAsync(_people.Forum, new Post("once"), key, CancellationToken.None);
        var again = await Bot.PostAsync(_people.Forum, new Post("once"), key, CancellationToken.None);
        var other = await Bot.PostAsync(_people.Forum, new Post("twice"), Guid.NewGuid(), CancellationToken.None);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal("once", await _people.SeenByAsync(_people.Member, first));
    }

    [Fact]
    public async Task Two_posts_with_the_same_key_at_once_are_one()
    {
        var key = Guid.NewGuid();
        var posts = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Bot.PostAsync(_people.Forum, new Post("once"), key, CancellationToken.None))
        );

        Assert.Single(posts.Distinct());
    }

    [Fact]
    public async Task A_direct_message_with_the_same_key_is_sent_once_and_to_nobody_else()
    {
        var key = Guid.NewGuid();
        await Bot.SendDirectAsync(_people.Member, new Post("for you"), key, CancellationToken.None);
        await Bot.SendDirectAsync(_people.Member, new Post("for you"), key, CancellationToken.None);

        Assert.Equal(["for you"], await _people.InboxAsync(_people.Member));
        Assert.Empty(await _people.InboxAsync(_people.OtherMember));
    }

    [Fact]
    public async Task A_hidden_message_is_out_of_sight_and_reported_as_gone()
    {
        var message = await _people.PostAsync(_people.Member, "words", replyTo: null);
        await Bot.HideAsync(_people.Forum, message, "a test", CancellationToken.None);
        await Bot.HideAsync(_people.Forum, message, "a test", CancellationToken.None);

        Assert.Null(await _people.SeenByAsync(_people.OtherMember, message));
        var found = await Bot.FindMessageAsync(message, CancellationToken.None);
        Assert.True(found is null or { Hidden: true } or { Deleted: true });
    }

    [Fact]
    public async Task A_hidden_message_is_brought_back_as_it_was_where_that_can_be_done()
    {
        var message = await _people.PostAsync(_people.Member, "words", replyTo: null);
        await Bot.HideAsync(_people.Forum, message, "a test", CancellationToken.None);
        if (!Bot.Capabilities.CanRestore)
        {
            var refusal = await Assert.ThrowsAsync<PlatformException>(() =>
                Bot.RestoreAsync(_people.Forum, message, "a test", CancellationToken.None)
            );
            Assert.Equal(PlatformFault.Unsupported, refusal.Fault);
            return;
        }

        await Bot.RestoreAsync(_people.Forum, message, "a test", CancellationToken.None);
        await Bot.RestoreAsync(_people.Forum, message, "a test", CancellationToken.None);

        Assert.Equal("words", await _people.SeenByAsync(_people.OtherMember, message));
        Assert.False((await Bot.FindMessageAsync(message, CancellationToken.None))!.Deleted);
    }

    [Fact]
    public async Task The_bot_rewrites_its_own_message_in_its_place()
    {
        var message = await Bot.PostAsync(_people.Forum, new Post("before"), Guid.NewGuid(), CancellationToken.None);
        await Bot.RewriteAsync(_people.Forum, message, new Post("after"), CancellationToken.None);

        Assert.Equal("after", await _people.SeenByAsync(_people.Member, message));
    }

    [Fact]
    public async Task The_bot_cannot_rewrite_what_somebody_else_said()
    {
        var message = await _people.PostAsync(_people.Member, "mine", replyTo: null);

        var refusal = await Assert.ThrowsAsync<PlatformException>(() =>
            Bot.RewriteAsync(_people.Forum, message, new Post("yours"), CancellationToken.None)
        );
        Assert.Equal(PlatformFault.Forbidden, refusal.Fault);
        Assert.False(refusal.IsTransient);
        Assert.Equal("mine", await _people.SeenByAsync(_people.OtherMember, message));
    }

    [Fact]
    public async Task A_press_is_heard_and_its_answer_reaches_the_presser()
    {
        var card = await Bot.PostAsync(
            _people.Forum,
            new Post("press it") { Buttons = [new PostButton("case:1:claim:v1", "Claim")] },
            Guid.NewGuid(),
            CancellationToken.None
        );
        var answer = _people.PressAsync(_people.Moderator, card, "case:1:claim:v1");

        var press = await NextAsync<ChatEvent.ButtonPressed>();
        Assert.Equal(("case:1:claim:v1", card), (press.Button, press.Message!.Value));
        Assert.Equal(_people.Moderator, press.Interaction.By.Id);
        Assert.True(press.Interaction.By.Has(Roles.Moderator));
        Assert.Null(press.Position);
        await Bot.ReplyAsync(press.Interaction.Id, Reply.Say("claimed"), CancellationToken.None);
        Assert.Equal("claimed", await answer);
    }

    [Fact]
    public async Task A_command_is_heard_and_its_answer_reaches_the_person()
    {
        var answer = _people.CommandAsync(_people.Moderator, "queue");

        var command = await NextAsync<ChatEvent.CommandInvoked>();
        Assert.Equal("queue", command.Command);
        Assert.Equal(_people.Forum, command.Interaction.Channel);
        await Bot.ReplyAsync(command.Interaction.Id, Reply.Say("nothing waits"), CancellationToken.None);
        Assert.Equal("nothing waits", await answer);
    }

    [Theory]
    [InlineData("number", "1", "12", "17")]
    [InlineData("clause", "har", "C1", "M2i")]
    public async Task What_somebody_types_is_heard_and_what_is_suggested_reaches_them(
        string option,
        string typed,
        string first,
        string second
    )
    {
        var answer = _people.TypeAsync(_people.Moderator, "case show", option, typed);

        var asked = await NextAsync<ChatEvent.SuggestionsAsked>();
        Assert.Equal(("case show", option, typed), (asked.Command, asked.Option, asked.Typed));
        Assert.Equal((_people.Moderator, _people.Forum), (asked.Interaction.By.Id, asked.Interaction.Channel));
        await Bot.ReplyAsync(
            asked.Interaction.Id,
            new Reply.Suggestions([new(first, "The first"), new(second, "The second")]),
            CancellationToken.None
        );
        Assert.Equal([first, second], await answer);
    }

    [Fact]
    public async Task Whoever_types_is_suggested_nothing_when_the_bot_does_not_answer() =>
        Assert.Empty(await _people.TypeAsync(_people.Moderator, "case show", "clause", "har"));

    [Fact]
    public async Task An_answer_that_nobody_waits_for_is_silently_too_late() =>
        await Bot.ReplyAsync(new InteractionId("long gone"), Reply.Say("late"), CancellationToken.None);

    [Fact]
    public async Task What_is_unknown_is_a_final_fault_or_null()
    {
        var none = CancellationToken.None;
        Task[] acts =
        [
            Bot.RewriteAsync(_people.Forum, _people.UnknownMessage, new Post("x"), none),
            Bot.PostAsync(_people.UnknownChannel, new Post("x"), Guid.NewGuid(), none),
        ];
        foreach (var act in acts)
        {
            var refusal = await Assert.ThrowsAsync<PlatformException>(() => act);
            Assert.Equal(PlatformFault.NotFound, refusal.Fault);
        }

        Assert.Null(await Bot.FindMessageAsync(_people.UnknownMessage, none));
        Assert.Null(await Bot.FindMemberAsync(_people.UnknownMember, none));
        Assert.Null(await Bot.FindChannelAsync("nowhere", none));
        Assert.Equal(_people.UnknownMember.Value, await Bot.NameOfAsync(_people.UnknownMember, none));
        var undeliverable = await Assert.ThrowsAsync<PlatformException>(() =>
            Bot.SendDirectAsync(_people.UnknownMember, new Post("x"), Guid.NewGuid(), none)
        );
        Assert.Equal(PlatformFault.Undeliverable, undeliverable.Fault);
    }

    [Fact]
    public async Task What_was_said_before_a_message_is_read_oldest_first()
    {
        foreach (var text in new[] { "one", "two", "three" })
            await _people.PostAsync(_people.Member, text, replyTo: null);
        var last = await _people.PostAsync(_people.OtherMember, "four", replyTo: null);

        var before = await Bot.ReadBeforeAsync(_people.Forum, last, 2, CancellationToken.None);
        Assert.Equal(["two", "three"], before.Select(message => message.Text));
    }

    [Fact]
    public async Task People_are_listed_by_role_and_channels_found_by_name()
    {
        var moderators = await Bot.ListMembersAsync(Roles.Moderator, CancellationToken.None);
        Assert.Contains(moderators, member => member.Id == _people.Moderator);
        Assert.DoesNotContain(moderators, member => member.Id == _people.Member);
        Assert.Equal(_people.Forum, await Bot.FindChannelAsync(_people.Forum.Value, CancellationToken.None));
        Assert.Equal(
            3,
            new[] { Queue.Moderators, Queue.Operators, Queue.Trustee }.Select(Bot.QueueChannel).Distinct().Count()
        );
    }
}
