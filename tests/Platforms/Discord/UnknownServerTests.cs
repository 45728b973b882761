using Belong.Bot.Chat;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>
/// After a start what was decided before goes on at once, perhaps sooner than Discord has told of the server's roles
/// and channels. Then nothing is given up, and nothing is taken for done, because of them.
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
    public async Task Whether_somebody_has_the_access_role_is_not_known_yet() =>
        await WaitsAsync(() => Bot.StandingOfAsync(Alice, default));

    [Fact]
    public async Task A_channels_name_is_waited_for_and_one_that_is_gone_has_none()
    {
        var gone = new ChannelId("discord:4711");
        await WaitsAsync(() => Bot.NameOfAsync(gone, default));
        await _subject.ConnectAsync();
        Assert.Equal("discord:4711", await Bot.NameOfAsync(gone, default));
    }

    [Fact]
    public async Task The_channel_for_private_notices_is_waited_for()
    {
        _subject.People.SetDirectMessages(_subject.Town.Alice.User, open: false);
        await WaitsAsync(() => Bot.SendDirectAsync(Alice, new Post("for you alone"), Guid.NewGuid(), default));
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_with_the_bot_is_not_sent_again_before_its_own_can_be_recognised()
    {
        var (post, key) = (new Post("for you alone"), Guid.NewGuid());
        await Bot.SendDirectAsync(Alice, post, key, default);
        using var ledger = new SqliteConnection($"Data Source={_subject.Options.Path};Pooling=False");
        ledger.Open();
        using var command = ledger.CreateCommand();
        command.CommandText = "UPDATE sent SET message = NULL, at = at - 3600000";
        Assert.Equal(1, command.ExecuteNonQuery());
        _subject.Discord.Clock.Advance(TimeSpan.FromHours(1));

        await WaitsAsync(() => Bot.SendDirectAsync(Alice, post, key, default));
        Assert.Single(_subject.People.DirectMessages(_subject.Town.Alice.User));
    }

    private static async Task WaitsAsync(Func<Task> act)
    {
        var early = await Assert.ThrowsAsync<PlatformException>(act);
        Assert.Equal(PlatformFault.Transient, early.Fault);
        Assert.NotNull(early.RetryAfter);
    }
}
