using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Workers;
using Xunit;

namespace Belong.Tests.Workers;

public sealed class EffectPoolTests
{
    private static readonly CommunityId Community = new("local:main");
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_two_cards_of_a_case_the_later_waits_for_the_earlier_however_long_that_takes()
    {
        var pool = new EffectPool(Community);
        var slow = new TaskCompletionSource();
        pool.Start(Card(1), Now, () => slow.Task);

        pool.Take([Card(1), Card(2)], Now.AddMinutes(1));

        Assert.Equal(2, pool.Next()!.Case!.Value.Value);
        Assert.Null(pool.Next());
        Assert.True(pool.HoldsBack);
        slow.SetResult();
    }

    [Fact]
    public void A_card_goes_on_beside_a_slow_deed()
    {
        var pool = new EffectPool(Community);
        var slow = new TaskCompletionSource();
        var deed = Card(1) with { Effect = new Effect.HideMessage(new ChannelId("local:c"), new MessageId("local:m")) };
        pool.Start(deed, Now, () => slow.Task);

        pool.Take([Card(1)], Now);
        Assert.Null(pool.Next());
        pool.Take([Card(1)], Now.AddSeconds(2));
        Assert.NotNull(pool.Next());
        slow.SetResult();
    }

    private static EffectRecord Card(int number) =>
        new(new Effect.ShowCard(), Community, new CaseId(number), EffectState.Intended, 0, Now);
}
