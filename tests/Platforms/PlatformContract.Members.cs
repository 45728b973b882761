using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Platforms;

/// <summary>What may be done to members, by the bot and past it.</summary>
public abstract partial class PlatformContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_member_who_is_timed_out_cannot_speak_until_it_is_lifted()
    {
        if (!Bot.Capabilities.CanTimeOut)
            return;

        var until = TimeProvider.System.GetUtcNow().AddHours(2);
        await Bot.TimeOutAsync(_people.Member, until, "a test", None);
        await Bot.TimeOutAsync(_people.Member, until.AddHours(-1), "a test", None);

        Assert.False(await _people.CanPostAsync(_people.Member));
        Assert.True(await _people.CanPostAsync(_people.OtherMember));
        var standing = await Bot.StandingOfAsync(_people.Member, None);
        Assert.True(standing is { Present: true, HasAccess: true, Banned: false });
        Assert.True((standing.TimedOutUntil!.Value - until).Duration() < TimeSpan.FromSeconds(2));

        await Bot.TimeOutAsync(_people.Member, until.AddHours(1), "a test", None);
        Assert.True((await Bot.StandingOfAsync(_people.Member, None)).TimedOutUntil > until.AddMinutes(30));

        await Bot.LiftTimeOutAsync(_people.Member, "a test", None);
        await Bot.LiftTimeOutAsync(_people.Member, "a test", None);
        Assert.Null((await Bot.StandingOfAsync(_people.Member, None)).TimedOutUntil);
        Assert.True(await _people.CanPostAsync(_people.Member));
    }

    [Fact]
    public async Task A_removed_member_is_gone_but_not_nameless_in_every_way_that_the_platform_has()
    {
        var name = await Bot.NameOfAsync(_people.Member, None);
        foreach (var how in Bot.Capabilities.Removals.Order())
        {
            await Bot.RemoveMemberAsync(_people.Member, how, "a test", None);
            await Bot.RemoveMemberAsync(_people.Member, how, "a test", None);

            var standing = await Bot.StandingOfAsync(_people.Member, None);
            Assert.False(standing.HasAccess);
            Assert.Equal((how == Removal.Ban, how == Removal.Access), (standing.Banned, standing.Present));
            Assert.False(await _people.CanPostAsync(_people.Member));
            Assert.True(await _people.CanPostAsync(_people.OtherMember));
            Assert.False((await Bot.FindMemberAsync(_people.Member, None))?.Has(Roles.Member) ?? false);
            Assert.DoesNotContain(
                await Bot.ListMembersAsync(Roles.Member, None),
                member => member.Id == _people.Member
            );
            Assert.Equal(name, await Bot.NameOfAsync(_people.Member, None));

            if (!Bot.Capabilities.CanReadmit)
                return;

            await Bot.ReadmitMemberAsync(_people.Member, how, "a test", None);
            await Bot.ReadmitMemberAsync(_people.Member, how, "a test", None);
            Assert.False((await Bot.StandingOfAsync(_people.Member, None)).Banned);
            if (!standing.Present)
                await _people.ReturnAsync(_people.Member);
            Assert.True((await Bot.StandingOfAsync(_people.Member, None)).HasAccess);
            Assert.True(await _people.CanPostAsync(_people.Member));
        }
    }

    [Fact]
    public async Task A_removal_that_the_platform_does_not_have_is_refused_and_named()
    {
        foreach (var how in Enum.GetValues<Removal>().Except(Bot.Capabilities.Removals))
        {
            var refusal = await Assert.ThrowsAsync<PlatformException>(() =>
                Bot.RemoveMemberAsync(_people.Member, how, "a test", None)
            );
            Assert.Equal(PlatformFault.Unsupported, refusal.Fault);
        }

        Assert.True((await Bot.StandingOfAsync(_people.Member, None)).HasAccess);
    }

    [Fact]
    public async Task The_bot_does_not_lend_its_rank()
    {
        Assert.Null(await Bot.WhyNotAsync(MemberAct.TimeOut, _people.Member, _people.Moderator, None));
        Assert.Null(await Bot.WhyNotAsync(MemberAct.Ban, _people.Member, _people.Moderator, None));
        Assert.NotNull(await Bot.WhyNotAsync(MemberAct.TimeOut, _people.Moderator, _people.Member, None));
        Assert.NotNull(await Bot.WhyNotAsync(MemberAct.Ban, _people.Moderator, _people.Member, None));
    }

    [Fact]
    public async Task Who_sees_a_message_is_known()
    {
        var said = await _people.PostAsync(_people.OtherMember, "good morning", replyTo: null);
        var card = await Bot.PostAsync(Bot.QueueChannel(Queue.Moderators), new Post("a case"), Guid.NewGuid(), None);

        Assert.True(await Bot.SeesAsync(_people.Member, said, None));
        Assert.True(await Bot.SeesAsync(_people.Moderator, card, None));
        Assert.False(await Bot.SeesAsync(_people.Member, card, None));
        Assert.False(await Bot.SeesAsync(_people.UnknownMember, said, None));
    }

    [Fact]
    public async Task A_direct_message_is_seen_by_its_addressee_alone()
    {
        var direct = await Bot.SendDirectAsync(_people.Member, new Post("to you alone"), Guid.NewGuid(), None);

        Assert.True(await Bot.SeesAsync(_people.Member, direct, None));
        Assert.False(await Bot.SeesAsync(_people.OtherMember, direct, None));
    }

    [Fact]
    public async Task Somebody_unknown_has_no_standing()
    {
        var standing = await Bot.StandingOfAsync(new MemberId($"{Bot.Name}:1"), None);
        Assert.Equal(new MemberStanding(false, false, false, null), standing);
    }

    [Fact]
    public async Task What_people_do_by_hand_is_heard_once_and_what_the_bot_does_is_not()
    {
        await Bot.RemoveMemberAsync(_people.OtherMember, Removal.Ban, "the bot's own", None);
        await _people.BanByHandAsync(_people.Moderator, _people.Member, "enough");

        var heard = await NextAsync<ChatEvent.SanctionedByHand>();
        Assert.Equal((_people.Member, HandSanction.Ban, _people.Moderator), (heard.Member, heard.Kind, heard.By));
        Assert.Equal("enough", heard.Reason);
        Assert.NotEmpty(heard.Key);
        Assert.True((await Bot.StandingOfAsync(_people.Member, None)).Banned);
    }

    [Fact]
    public async Task A_new_name_is_heard()
    {
        await _people.RenameAsync(_people.Member, "Somebody Else");

        var heard = await NextAsync<ChatEvent.MemberRenamed>();
        Assert.Equal((_people.Member, "Somebody Else"), (heard.Member.Id, heard.Member.Name));
    }
}
