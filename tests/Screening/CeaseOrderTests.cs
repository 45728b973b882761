using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class CeaseOrderTests
{
    private static readonly MemberId Protected = new("test:protected");

    private readonly ScreeningStory _story = new();

    [Fact]
    public async Task Friendly_contact_after_being_asked_to_stop_is_urgent()
    {
        Order();
        var flag = await _story.TakeAsync(_story.Message("good morning") with { Mentions = [Protected] });

        Assert.Equal((FlagCategory.CeaseOrder, "C8"), (flag!.Main.Category, flag.Main.Clause.Value));
        Assert.True(flag.Urgent);
        Assert.DoesNotContain(Protected.Value, flag.Main.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_counts_like_a_mention()
    {
        Order();
        Assert.NotNull(
            await _story.TakeAsync(
                _story.Message("hello") with
                {
                    ReplyTo = new MessageId("test:x"),
                    ReplyToAuthor = Protected,
                }
            )
        );
    }

    [Fact]
    public async Task An_order_is_in_force_for_the_very_next_message()
    {
        var contact = _story.Message("hello") with { Mentions = [Protected] };
        Assert.Null(await _story.TakeAsync(contact));
        Order();
        Assert.NotNull(await _story.TakeAsync(_story.Message("hello") with { Mentions = [Protected] }));
    }

    [Fact]
    public async Task Others_and_others_mentioned_are_not_concerned()
    {
        Order();
        Assert.Null(await _story.TakeAsync(_story.Message("hello", by: "ben") with { Mentions = [Protected] }));
        Assert.Null(await _story.TakeAsync(_story.Message("hello") with { Mentions = [new MemberId("test:ben")] }));
    }

    private void Order() => _story.Orders.InForce[new MemberId("test:anna")] = [Protected];
}
