using System.Globalization;
using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Workers;
using Belong.Tests.Desk;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Workers;

/// <summary>What follows from coming, and from what staff do by hand.</summary>
public sealed class MemberEventsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Whoever_joins_is_welcomed_once_for_each_joining()
    {
        await using var story = await DeskStory.BeginAsync();

        var first = await HandleAsync(story, Joined("ash", 1), Joined("bo", 1));
        var again = await HandleAsync(story, Joined("ash", 1), Joined("ash", 2));

        Assert.Equal(["welcome:test:ash:1", "welcome:test:bo:1"], first.Select(effect => effect.OnceFor));
        Assert.Equal(["welcome:test:ash:1", "welcome:test:ash:2"], again.Select(effect => effect.OnceFor));
    }

    [Fact]
    public async Task Whoever_comes_with_a_raid_is_not_welcomed()
    {
        await using var story = await DeskStory.BeginAsync();

        var raid = Enumerable.Range(1, 10).Select(number => Joined($"r{number}", 1)).ToArray();
        Assert.Empty(await HandleAsync(story, raid));
        Assert.Empty(await HandleAsync(story, Joined("r11", 1)));
        story.Sleep(TimeSpan.FromMinutes(3));
        var after = await HandleAsync(story, Joined("kit", 1));

        Assert.Equal(new MemberId("test:kit"), Assert.IsType<Effect.Welcome>(Assert.Single(after)).To);
        Assert.Equal(11, (await story.FileAsync()).State.Raiders.Count);
    }

    [Fact]
    public async Task What_was_done_by_hand_becomes_a_case_once()
    {
        await using var story = await DeskStory.BeginAsync();
        var ban = new ChatEvent.SanctionedByHand(
            Community,
            Ash.Id,
            HandSanction.Ban,
            Mira.Id,
            "enough",
            story.Now.AddMinutes(-1),
            "test:audit-1"
        );

        Assert.Empty(await HandleAsync(story, ban));
        Assert.Empty(await HandleAsync(story, ban));

        var state = (await story.FileAsync()).State;
        Assert.Equal(
            (HandSanction.Ban, Mira.Id, "enough"),
            (state.ByHand[0].Kind, state.ByHand[0].Who, state.ByHand[0].Reason)
        );
        Assert.Single(state.ByHand);
        Assert.False(state.Shadow);
    }

    [Fact]
    public async Task In_shadow_mode_the_case_is_opened_in_it()
    {
        await using var story = await DeskStory.BeginAsync(("Screening:Shadow", "true"));

        await HandleAsync(
            story,
            new ChatEvent.SanctionedByHand(
                Community,
                Ash.Id,
                HandSanction.Kick,
                Mira.Id,
                null,
                story.Now,
                "test:audit-1"
            )
        );

        Assert.True((await story.FileAsync()).State.Shadow);
    }

    private static Task<IReadOnlyList<Effect>> HandleAsync(DeskStory story, params ChatEvent[] events) =>
        story.The<MemberEvents>().HandleAsync(Community, events, None);

    private static ChatEvent.MemberJoined Joined(string name, int time) =>
        new(
            Community,
            new Member(new MemberId($"test:{name}"), name, Roles.Member),
            time.ToString(CultureInfo.InvariantCulture)
        );
}
