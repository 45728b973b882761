using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Workers;
using Belong.Tests.Desk;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Workers;

/// <summary>What each effect does on the platform, and how it is read back.</summary>
public sealed class EffectPerformerTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private DeskStory _story = null!;

    public async Task InitializeAsync()
    {
        _story = await DeskStory.BeginAsync();
        await _story.FlagAsync(Ash, Insult());
        await _story.CarryOutAsync();
    }

    public async Task DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task A_card_is_posted_once_and_rewritten_from_then_on()
    {
        await _story.PressAsync(Mira, "Claim");
        await _story.CarryOutAsync();

        var (channel, post) = Assert.Single(_story.Platform.Posts.Values);
        Assert.Equal(_story.Platform.QueueChannel(Queue.Moderators), channel);
        Assert.Contains(post.Fields, field => field.Value == "claimed by Mira");
    }

    [Fact]
    public async Task A_card_that_somebody_deleted_is_posted_anew()
    {
        _story.Platform.Posts.Clear();

        await _story.PressAsync(Mira, "Claim");
        await _story.CarryOutAsync();

        Assert.Contains(
            Assert.Single(_story.Platform.Posts.Values).Post.Fields,
            field => field.Value == "claimed by Mira"
        );
    }

    [Fact]
    public async Task A_time_out_whose_end_has_passed_is_not_set_any_more()
    {
        await PerformAsync(new Effect.TimeOutMember(Ash.Id, _story.Now.AddMinutes(-1)));

        Assert.DoesNotContain($"time out {Ash.Id}", _story.Platform.Asked.All);
    }

    [Fact]
    public async Task A_message_that_is_gone_is_hidden_and_cannot_be_restored()
    {
        var gone = new MessageId("test:gone");

        Assert.True(await PerformAsync(new Effect.HideMessage(Forum, gone)));
        Assert.False(await PerformAsync(new Effect.RestoreMessage(Forum, gone)));
    }

    [Fact]
    public async Task Whoever_left_by_themselves_is_no_longer_to_be_given_access_and_is_not_banned()
    {
        var left = new MemberStanding(Present: false, Banned: false, HasAccess: false, TimedOutUntil: null);

        Assert.True(await VerifyAsync(new Effect.RemoveMember(Ash.Id, Removal.Kick), left));
        Assert.False(await VerifyAsync(new Effect.RemoveMember(Ash.Id, Removal.Ban), left));
        Assert.True(await VerifyAsync(new Effect.RemoveMember(Ash.Id, Removal.Access), left));
        Assert.True(await VerifyAsync(new Effect.ReadmitMember(Ash.Id, Removal.Kick), left));
        Assert.True(await VerifyAsync(new Effect.ReadmitMember(Ash.Id, Removal.Ban), left));
        Assert.True(await VerifyAsync(new Effect.ReadmitMember(Ash.Id, Removal.Access), left));
    }

    [Fact]
    public async Task Whoever_stands_among_the_members_as_before_is_not_removed()
    {
        var here = new MemberStanding(Present: true, Banned: false, HasAccess: true, TimedOutUntil: null);

        foreach (var how in Enum.GetValues<Removal>())
            Assert.False(await VerifyAsync(new Effect.RemoveMember(Ash.Id, how), here));
        Assert.False(
            await VerifyAsync(new Effect.ReadmitMember(Ash.Id, Removal.Access), here with { HasAccess = false })
        );
    }

    [Fact]
    public async Task A_time_out_holds_to_the_minute_or_for_as_long_as_the_platform_sets_at_once()
    {
        var until = _story.Now.AddDays(60);
        var here = new MemberStanding(Present: true, Banned: false, HasAccess: true, TimedOutUntil: null);
        var wanted = new Effect.TimeOutMember(Ash.Id, until);

        Assert.True(await VerifyAsync(wanted, here with { TimedOutUntil = until.AddSeconds(-1) }));
        Assert.True(await VerifyAsync(wanted, here with { TimedOutUntil = _story.Now.AddDays(28) }));
        Assert.False(await VerifyAsync(wanted, here with { TimedOutUntil = _story.Now.AddDays(27) }));
        Assert.False(await VerifyAsync(wanted, here));
        Assert.False(await VerifyAsync(new Effect.LiftTimeOut(Ash.Id), here with { TimedOutUntil = until }));
        Assert.True(await VerifyAsync(new Effect.LiftTimeOut(Ash.Id), here));
    }

    [Fact]
    public async Task A_welcome_names_whoever_joined_and_a_reminder_nobody()
    {
        await PerformAsync(new Effect.Welcome(Bo.Id));
        await PerformAsync(new Effect.RemindChannel(Events, new ClauseId("C20")));
        await PerformAsync(new Effect.Announce(Queue.Operators, "Something is wrong."));

        var (to, welcome) = Assert.Single(_story.Platform.Mail);
        Assert.Equal(Bo.Id, to);
        Assert.StartsWith("Welcome, Bo.", welcome.Text, StringComparison.Ordinal);
        Assert.Contains(
            _story.Platform.Posts.Values,
            one => one.Channel == Events && one.Post.Title!.EndsWith("(C20)", StringComparison.Ordinal)
        );
        Assert.Contains(
            _story.Platform.Posts.Values,
            one =>
                one.Channel == _story.Platform.QueueChannel(Queue.Operators) && one.Post.Text == "Something is wrong."
        );
    }

    /// <returns>Whether the platform shows it afterwards.</returns>
    private async Task<bool> PerformAsync(Effect effect)
    {
        await _story.The<EffectPerformer>().ApplyAsync(Record(effect), None);
        return await _story.The<EffectPerformer>().VerifyAsync(Record(effect), None);
    }

    private Task<bool> VerifyAsync(Effect effect, MemberStanding standing)
    {
        _story.Platform.Stand(Ash.Id, standing);
        return _story.The<EffectPerformer>().VerifyAsync(Record(effect), None);
    }

    private EffectRecord Record(Effect effect) =>
        new(effect, Community, new CaseId(1), EffectState.Intended, 0, _story.Now);
}
