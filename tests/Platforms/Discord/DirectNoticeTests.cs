using Belong.Bot.Chat;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.World;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>What is for one member alone reaches that member alone, or is known not to have.</summary>
public sealed class DirectNoticeTests : ActTest
{
    [Fact]
    public async Task Closed_direct_messages_are_undeliverable()
    {
        Subject.People.SetDirectMessages(Subject.Town.Alice.User, open: false);

        var closed = await Assert.ThrowsAsync<PlatformException>(() =>
            Bot.SendDirectAsync(Alice, new Post("for you"), Guid.NewGuid(), default)
        );

        Assert.Equal(PlatformFault.Undeliverable, closed.Fault);
    }

    [Fact]
    public async Task Opening_direct_messages_too_fast_is_waited_for_and_not_taken_for_closed_ones()
    {
        await Subject.DisconnectAsync();
        Subject.Settings.PrivateNotices = "general";
        await Subject.ConnectAsync();
        Subject.Discord.Faults.OnNextRequests(
            new RestFault(RestFaultKind.Status)
            {
                Method = "POST",
                Path = "/users/@me/channels$",
                Status = 400,
                Code = 40003,
            }
        );
        var key = Guid.NewGuid();

        var busy = await Assert.ThrowsAsync<PlatformException>(() =>
            Bot.SendDirectAsync(Alice, new Post("for you"), key, default)
        );
        Assert.True(busy.IsTransient);
        Assert.InRange(busy.RetryAfter!.Value, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5));
        Assert.Empty(Subject.Town.Guild.Threads);

        await Bot.SendDirectAsync(Alice, new Post("for you"), key, default);
        Assert.Single(Subject.People.DirectMessages(Subject.Town.Alice.User), message => message.Content == "for you");
    }

    [Fact]
    public async Task Where_the_settings_allow_it_closed_direct_messages_become_one_private_thread()
    {
        await Subject.DisconnectAsync();
        Subject.Settings.PrivateNotices = "general";
        await Subject.ConnectAsync();
        await Subject.NextAsync<ChatEvent.Connected>();
        Subject.People.SetDirectMessages(Subject.Town.Alice.User, open: false);
        var key = Guid.NewGuid();

        var first = await Bot.SendDirectAsync(Alice, new Post("for you alone"), key, default);
        var again = await Bot.SendDirectAsync(Alice, new Post("for you alone"), key, default);

        Assert.Equal(first, again);
        var thread = Assert.Single(Subject.Town.Guild.Threads);
        Assert.Equal(
            (ChannelKind.PrivateThread, "for you alone"),
            (
                thread.Kind,
                Assert
                    .Single(Subject.People.Sees(Subject.Town.Alice.User, thread), one => one.Content.Length > 0)
                    .Content
            )
        );
        Assert.Empty(Subject.People.Sees(Subject.Town.Bob.User, thread));
    }

    [Fact]
    public async Task Somebody_who_has_left_cannot_be_told()
    {
        Subject.People.Leave(Subject.Town.Alice);

        var gone = await Assert.ThrowsAsync<PlatformException>(() =>
            Bot.SendDirectAsync(Alice, new Post("for you"), Guid.NewGuid(), default)
        );

        Assert.Equal(PlatformFault.Undeliverable, gone.Fault);
    }
}
