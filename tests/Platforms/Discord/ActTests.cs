using Belong.Bot.Chat;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.World;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>
/// What the bot does is done once, whatever becomes of the answers; and it knows beforehand what it cannot do.
/// </summary>
public sealed class ActTests : IAsyncLifetime
{
    private DiscordSubject _subject = null!;

    private IChatPlatform Bot => _subject.Platform;

    private ChannelId General => DiscordSubject.IdOf(_subject.Town.General);

    private MemberId Alice => DiscordSubject.IdOf(_subject.Town.Alice);

    public async Task InitializeAsync()
    {
        _subject = await DiscordSubject.StartAsync();
        await _subject.NextAsync<ChatEvent.Connected>();
    }

    public async Task DisposeAsync() => await _subject.DisposeAsync();

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_posted_once()
    {
        _subject.Discord.Faults.OnNextRequests(
            new RestFault(RestFaultKind.LostAnswer)
            {
                Method = "POST",
                Path = "/messages$",
                Times = 2,
            }
        );

        await Bot.PostAsync(General, new Post("once"), Guid.NewGuid(), default);

        Assert.Single(Said(), "once");
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_with_the_bot_is_found_again_by_its_words()
    {
        var key = Guid.NewGuid();
        await Bot.PostAsync(
            General,
            new Post("a card, *once*") { Title = "Case 7", Fields = [new("About", "some_body")] },
            key,
            default
        );
        Forget(key);
        _subject.Discord.Clock.Advance(TimeSpan.FromHours(2));

        await Bot.PostAsync(
            General,
            new Post("a card, *once*") { Title = "Case 7", Fields = [new("About", "some_body")] },
            key,
            default
        );

        Assert.Single(_subject.People.Sees(_subject.Town.Alice.User, _subject.Town.General));
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_found_again_behind_hundreds_of_others()
    {
        var (key, town) = (Guid.NewGuid(), _subject.Town);
        _subject.People.Burst(town.General, [town.Alice, town.Bob], 250, number => $"word {number}");
        await Bot.PostAsync(General, new Post("once"), key, default);
        Forget(key);
        _subject.Discord.Clock.Advance(TimeSpan.FromHours(2));

        await Bot.PostAsync(General, new Post("once"), key, default);

        Assert.Single(Said(), "once");
    }

    [Fact]
    public async Task A_ban_whose_answer_was_lost_is_one_ban()
    {
        _subject.Discord.Faults.OnNextRequests(
            new RestFault(RestFaultKind.LostAnswer) { Method = "PUT", Path = "/bans/" }
        );

        await Bot.RemoveMemberAsync(Alice, Removal.Ban, "case 7", default);

        var entry = Assert.Single(_subject.Town.Guild.AuditLog, one => one.Act == AuditAct.MemberBan);
        Assert.Equal("case 7", entry.Reason);
    }

    [Fact]
    public async Task Who_is_banned_already_is_not_banned_again()
    {
        _subject.People.Ban(_subject.Town.Mod, _subject.Town.Alice, "by hand");

        await Bot.RemoveMemberAsync(Alice, Removal.Ban, "case 7", default);

        Assert.Equal(
            0,
            _subject.Discord.Journal.Count("PUT", "/guilds/{guild_id}/bans/{user_id}", onlySuccessful: false)
        );
        Assert.True((await Bot.StandingOfAsync(Alice, default)).Banned);
    }

    [Theory]
    [InlineData(RestFaultKind.TooMany)]
    [InlineData(RestFaultKind.TooManyWithoutHeaders)]
    [InlineData(RestFaultKind.TooManyGlobal)]
    [InlineData(RestFaultKind.TooManyShared)]
    [InlineData(RestFaultKind.Status)]
    [InlineData(RestFaultKind.ResetBefore)]
    public async Task A_post_outlives_every_fault_that_passes_and_is_posted_once(RestFaultKind kind)
    {
        _subject.Discord.Faults.OnNextRequests(
            new RestFault(kind)
            {
                Method = "POST",
                Path = "/messages$",
                Times = 2,
                RetryAfter = TimeSpan.FromMilliseconds(50),
            }
        );

        await Bot.PostAsync(General, new Post("once"), Guid.NewGuid(), default);

        Assert.Single(Said(), "once");
    }

    [Fact]
    public async Task Nobody_is_pinged_by_what_the_bot_repeats()
    {
        var id = await Bot.PostAsync(
            General,
            new Post($"he said @everyone and " + $"<@{_subject.Town.Bob.Id}>"),
            Guid.NewGuid(),
            default
        );

        var message = _subject
            .People.Sees(_subject.Town.Alice.User, _subject.Town.General)
            .Single(one => DiscordSubject.IdOf(one) == id);
        Assert.Empty(message.Mentions);
        Assert.False(message.MentionsEveryone);
        Assert.Empty(message.AllowedMentions!["parse"]!.AsArray());
    }

    [Fact]
    public async Task Closed_direct_messages_are_undeliverable()
    {
        _subject.People.SetDirectMessages(_subject.Town.Alice.User, open: false);

        var closed = await Assert.ThrowsAsync<PlatformException>(() =>
            Bot.SendDirectAsync(Alice, new Post("for you"), Guid.NewGuid(), default)
        );

        Assert.Equal(PlatformFault.Undeliverable, closed.Fault);
    }

    [Fact]
    public async Task Opening_direct_messages_too_fast_is_waited_for_and_not_taken_for_closed_ones()
    {
        await _subject.DisconnectAsync();
        _subject.Settings.PrivateNotices = "general";
        await _subject.ConnectAsync();
        _subject.Discord.Faults.OnNextRequests(
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
        Assert.Empty(_subject.Town.Guild.Threads);

        await Bot.SendDirectAsync(Alice, new Post("for you"), key, default);
        Assert.Single(
            _subject.People.DirectMessages(_subject.Town.Alice.User),
            message => message.Content == "for you"
        );
    }

    [Fact]
    public async Task Where_the_settings_allow_it_closed_direct_messages_become_one_private_thread()
    {
        await _subject.DisconnectAsync();
        _subject.Settings.PrivateNotices = "general";
        await _subject.ConnectAsync();
        await _subject.NextAsync<ChatEvent.Connected>();
        _subject.People.SetDirectMessages(_subject.Town.Alice.User, open: false);
        var key = Guid.NewGuid();

        var first = await Bot.SendDirectAsync(Alice, new Post("for you alone"), key, default);
        var again = await Bot.SendDirectAsync(Alice, new Post("for you alone"), key, default);

        Assert.Equal(first, again);
        var thread = Assert.Single(_subject.Town.Guild.Threads);
        Assert.Equal(
            (ChannelKind.PrivateThread, "for you alone"),
            (
                thread.Kind,
                Assert
                    .Single(_subject.People.Sees(_subject.Town.Alice.User, thread), one => one.Content.Length > 0)
                    .Content
            )
        );
        Assert.Empty(_subject.People.Sees(_subject.Town.Bob.User, thread));
    }

    [Fact]
    public async Task Somebody_who_has_left_cannot_be_told()
    {
        _subject.People.Leave(_subject.Town.Alice);

        var gone = await Assert.ThrowsAsync<PlatformException>(() =>
            Bot.SendDirectAsync(Alice, new Post("for you"), Guid.NewGuid(), default)
        );

        Assert.Equal(PlatformFault.Undeliverable, gone.Fault);
    }

    [Fact]
    public async Task A_time_out_is_at_most_what_Discord_allows()
    {
        await Bot.TimeOutAsync(Alice, TimeProvider.System.GetUtcNow().AddDays(90), "case 7", default);

        var standing = await Bot.StandingOfAsync(Alice, default);
        Assert.InRange(
            standing.TimedOutUntil!.Value - TimeProvider.System.GetUtcNow(),
            TimeSpan.FromDays(27.9),
            TimeSpan.FromDays(28)
        );
    }

    [Fact]
    public async Task A_rude_title_is_taken_out_of_sight_too()
    {
        var thread = _subject.People.OpenThread(_subject.Town.Bob.User, _subject.Town.General, "A rude title");
        var opened = (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message;
        if (opened.Parts.Count == 0)
            opened = (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message;

        await Bot.HideAsync(opened.Channel, opened.Id, "case 7", default);

        Assert.Equal("Title removed", thread.Name);
    }

    [Fact]
    public async Task What_cannot_be_done_is_known_beforehand_with_its_remedy()
    {
        var (town, people) = (_subject.Town, _subject.People);
        var moderator = DiscordSubject.IdOf(town.Mod);
        Assert.Null(await Bot.WhyNotAsync(MemberAct.Ban, Alice, moderator, default));
        Assert.Null(await Bot.WhyNotAsync(MemberAct.TakeAccess, Alice, moderator, default));
        Assert.Contains(
            "owns",
            await Bot.WhyNotAsync(MemberAct.Kick, DiscordSubject.IdOf(town.Owner), moderator, default),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Your highest " + "role",
            await Bot.WhyNotAsync(MemberAct.Ban, DiscordSubject.IdOf(town.SecondMod), moderator, default),
            StringComparison.Ordinal
        );

        var chief = people.AddRole(town.Guild, "Chiefs", above: town.BotRole);
        people.GiveRole(town.Owner, town.Bob, chief);
        await DiscordSubject.UntilAsync(() =>
            Bot.WhyNotAsync(MemberAct.Ban, DiscordSubject.IdOf(town.Bob), null, default)
                .Result?.Contains("above it", StringComparison.Ordinal) == true
        );

        people.SetPermissions(town.Guild, town.BotRole, Belong.FakeDiscord.World.Permission.ViewChannel);
        await DiscordSubject.UntilAsync(() =>
            Bot.WhyNotAsync(MemberAct.Ban, Alice, moderator, default)
                .Result?.Contains("Ban Members", StringComparison.Ordinal) == true
        );
    }

    [Fact]
    public async Task A_permission_given_back_is_used_at_once()
    {
        var (town, people) = (_subject.Town, _subject.People);
        var message = people.Speak(town.Bob, town.General, "bad");
        var before = town.BotRole.Permissions;
        people.SetPermissions(town.Guild, town.BotRole, before & ~Belong.FakeDiscord.World.Permission.ManageMessages);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(
                PlatformFault.Forbidden,
                (
                    await Assert.ThrowsAsync<PlatformException>(() =>
                        Bot.HideAsync(General, DiscordSubject.IdOf(message), "case 7", default)
                    )
                ).Fault
            );
        }

        Assert.InRange(
            _subject.Discord.Journal.Entries.Count(entry => entry is { Method: "DELETE", Status: 403 }),
            1,
            2
        );

        people.SetPermissions(town.Guild, town.BotRole, before);
        await DiscordSubject.UntilAsync(() =>
            Bot.HideAsync(General, DiscordSubject.IdOf(message), "case 7", default)
                .ContinueWith(one => one.IsCompletedSuccessfully, TaskScheduler.Default)
                .Result
        );
        Assert.DoesNotContain(people.Sees(town.Alice.User, town.General), one => one.Content == "bad");
    }

    private IEnumerable<string> Said() =>
        _subject.People.Sees(_subject.Town.Alice.User, _subject.Town.General).Select(message => message.Content);

    /// <summary>
    /// As after a kill between the sending and its answer: the ledger knows that it was begun, and no more.
    /// </summary>
    private void Forget(Guid key)
    {
        using var ledger = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={_subject.Options.Path};Pooling=False"
        );
        ledger.Open();
        using var command = ledger.CreateCommand();
        command.CommandText = "UPDATE sent SET message = NULL, at = at - 3600000 WHERE key LIKE $1";
        command.Parameters.AddWithValue("$1", $"{key:N}%");
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
