using Belong.Bot.Chat;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Faults;
using Xunit;
using Permission = Belong.FakeDiscord.World.Permission;

namespace Belong.Tests.Platforms.Discord;

/// <summary>
/// No sanction by hand is lost, whatever the gateway does not tell, and wherever reading the audit log breaks off.
/// </summary>
public sealed class AuditLogTests : IAsyncLifetime
{
    private DiscordSubject _subject = null!;

    public async Task InitializeAsync()
    {
        _subject = await DiscordSubject.StartAsync();
        await ReadAsync();
    }

    public async Task DisposeAsync() => await _subject.DisposeAsync();

    [Fact]
    public async Task A_ban_that_the_gateway_never_told_of_is_read_with_the_first_reading_after_the_very_first_start()
    {
        Unheard(() => _subject.People.Ban(_subject.Town.Mod, _subject.Town.Bob));

        Assert.Equal(DiscordSubject.IdOf(_subject.Town.Bob), Assert.Single(await ReadAsync()).Member);
    }

    [Fact]
    public async Task What_was_done_before_the_bot_came_is_not_read()
    {
        await using var another = await DiscordSubject.PrepareAsync();
        another.People.Ban(another.Town.Mod, another.Town.Bob);
        await another.ConnectAsync();

        Assert.Empty(await ReadAsync(another));
        Assert.Empty(await ReadAsync(another));
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_loses_nothing_of_the_page_before()
    {
        Unheard(() => TimeOutAndLift(60));
        _subject.Discord.Faults.OnNextRequests(
            new RestFault(RestFaultKind.Status)
            {
                Status = 404,
                Path = "/audit-logs",
                Skip = 1,
            }
        );
        await Assert.ThrowsAsync<PlatformException>(() => ReadAsync());

        Assert.Equal(120, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task What_was_read_by_a_bot_that_ended_before_it_handled_it_is_read_again()
    {
        await _subject.DisconnectAsync();
        _subject.People.TimeOut(_subject.Town.Mod, _subject.Town.Alice, TimeSpan.FromHours(1));
        _subject.Discord.Clock.Advance(TimeSpan.FromHours(10));
        _subject.People.Ban(_subject.Town.Mod, _subject.Town.Bob);
        await _subject.ConnectAsync();
        Assert.Equal(2, (await ReadAsync()).Count);

        await _subject.DisconnectAsync();
        await _subject.ConnectAsync();
        Assert.Equal([HandSanction.TimeOut, HandSanction.Ban], (await ReadAsync()).Select(one => one.Kind));
    }

    [Fact]
    public async Task Many_sanctions_at_once_are_read_again_page_by_page_after_a_restart()
    {
        Unheard(() => TimeOutAndLift(120));
        Assert.Equal(240, (await ReadAsync()).Count);
        Assert.Empty(await ReadAsync());

        await _subject.DisconnectAsync();
        await _subject.ConnectAsync();
        Assert.Equal(240, (await ReadAsync()).Count);
    }

    private void TimeOutAndLift(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _subject.People.TimeOut(_subject.Town.Mod, _subject.Town.Alice, TimeSpan.FromHours(1));
            _subject.People.LiftTimeOut(_subject.Town.Mod, _subject.Town.Alice);
        }
    }

    /// <summary>Discord tells of entries as they come only to who may read them.</summary>
    private void Unheard(Action byHand)
    {
        _subject.People.SetPermissions(
            _subject.Town.Guild,
            _subject.Town.BotRole,
            Town.BotPermissions & ~Permission.ViewAuditLog
        );
        byHand();
        _subject.People.SetPermissions(_subject.Town.Guild, _subject.Town.BotRole, Town.BotPermissions);
    }

    private async Task<List<ChatEvent.SanctionedByHand>> ReadAsync(DiscordSubject? subject = null)
    {
        List<ChatEvent.SanctionedByHand> missed = [];
        await foreach (
            var happened in (subject ?? _subject).Platform.ReadMissedAsync(new Dictionary<string, string>(), default)
        )
        {
            if (happened is ChatEvent.SanctionedByHand byHand)
                missed.Add(byHand);
        }

        return missed;
    }
}
