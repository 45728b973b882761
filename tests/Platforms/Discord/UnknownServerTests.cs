using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>
/// After a start what was decided before goes on at once, perhaps sooner than Discord has told of the server's roles and
/// channels. Then nothing is given up, and nothing is taken for done, because of them.
/// </summary>
public sealed class UnknownServerTests : IAsyncLifetime
{
    private DiscordSubject _subject = null!;

    private IChatPlatform Bot => _subject.Platform;

    private MemberId Alice => DiscordSubject.IdOf(_subject.Town.Alice);

    public async Task InitializeAsync()
    {
        _subject = await DiscordSubject.PrepareAsync();
        _subject.Settings.PrivateNotices = "general";
        _subject.Build();
    }

    public async Task DisposeAsync() => await _subject.DisposeAsync();

    [Fact]
    public async Task The_access_role_is_waited_for() =>
        await WaitsAsync(() => Bot.RemoveMemberAsync(Alice, Removal.Access, "case 7", default));

    [Fact]
    public async Task Whether_somebody_has_the_access_role_is_not_known_yet() => await WaitsAsync(() => Bot.StandingOfAsync(Alice, default));

    [Fact]
    public async Task The_channel_for_private_notices_is_waited_for()
    {
        _subject.People.SetDirectMessages(_subject.Town.Alice.User, open: false);
        await WaitsAsync(() => Bot.SendDirectAsync(Alice, new Post("for you alone"), Guid.NewGuid(), default));
    }

    private static async Task WaitsAsync(Func<Task> act)
    {
        var early = await Assert.ThrowsAsync<PlatformException>(act);
        Assert.Equal(PlatformFault.Transient, early.Fault);
        Assert.NotNull(early.RetryAfter);
    }
}
