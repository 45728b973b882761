using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Members of whom the gateway tells need not be asked for.</summary>
public sealed class KnownMemberTests : IAsyncLifetime
{
    private DiscordSubject _subject = null!;

    public async Task InitializeAsync() => _subject = await DiscordSubject.StartAsync();

    public async Task DisposeAsync() => await _subject.DisposeAsync();

    [Fact]
    public async Task Who_has_just_spoken_is_found_without_a_request()
    {
        var before = Requests();
        _subject.People.Speak(_subject.Town.Mod, _subject.Town.General, "good morning");
        await _subject.NextAsync<ChatEvent.MessagePosted>();

        Assert.True((await FindAsync(_subject.Town.Mod))!.Has(Roles.Moderator));
        Assert.Equal(before, Requests());
    }

    [Fact]
    public async Task A_role_that_was_given_meanwhile_counts()
    {
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "good morning");
        await _subject.NextAsync<ChatEvent.MessagePosted>();
        Assert.False((await FindAsync(_subject.Town.Alice))!.Has(Roles.Moderator));

        _subject.People.GiveRole(_subject.Town.Owner, _subject.Town.Alice, _subject.Town.Moderators);
        _subject.People.Speak(_subject.Town.Bob, _subject.Town.General, "welcome among the moderators");
        await _subject.NextAsync<ChatEvent.MessagePosted>();
        Assert.True((await FindAsync(_subject.Town.Alice))!.Has(Roles.Moderator));
    }

    [Fact]
    public async Task Who_has_left_is_not_found()
    {
        _subject.People.Speak(_subject.Town.Alice, _subject.Town.General, "goodbye");
        _subject.People.Leave(_subject.Town.Alice);
        await _subject.NextAsync<ChatEvent.MemberLeft>();

        Assert.Null(await FindAsync(_subject.Town.Alice));
    }

    [Fact]
    public async Task Who_was_here_while_the_bot_was_away_has_a_name()
    {
        await _subject.DisconnectAsync();
        var carol = _subject.People.Join(_subject.Town.Guild, "Carol", TimeSpan.FromDays(300), _subject.Town.Access);
        _subject.People.Leave(carol);
        await _subject.ConnectAsync();

        Assert.Equal("Carol", await _subject.Platform.NameOfAsync(DiscordId.Member(carol.Id.Value), default));
        Assert.Equal("discord:4711", await _subject.Platform.NameOfAsync(DiscordId.Member(4711), default));
    }

    [Fact]
    public async Task Who_left_while_the_bot_was_away_is_listed_to_nobody_also_not_while_the_list_is_being_read()
    {
        _subject.People.Speak(_subject.Town.Bob, _subject.Town.General, "good morning");
        await _subject.NextAsync<ChatEvent.MessagePosted>();
        await LoseSessionAsync(() => _subject.People.Leave(_subject.Town.Bob));

        var lists = await Task.WhenAll(ListAsync(), ListAsync());

        Assert.All(lists, list => Assert.DoesNotContain("Bob", list));
        Assert.All(lists, list => Assert.Contains("Alice", list));
    }

    [Fact]
    public async Task Who_was_a_moderator_before_the_bot_was_away_has_in_a_direct_message_the_roles_of_now()
    {
        var posted = await _subject.Platform.SendDirectAsync(
            DiscordSubject.IdOf(_subject.Town.Mod),
            new Post("a card") { Buttons = [new PostButton("case:1:dismiss:v1", "Dismiss")] },
            Guid.NewGuid(),
            default
        );
        _subject.People.Speak(_subject.Town.Mod, _subject.Town.General, "good morning");
        Assert.True(
            (await _subject.NextAsync<ChatEvent.MessagePosted>()).Message.Author
                == DiscordSubject.IdOf(_subject.Town.Mod)
        );
        await LoseSessionAsync(() =>
            _subject.People.TakeRole(_subject.Town.Owner, _subject.Town.Mod, _subject.Town.Moderators)
        );

        var card = _subject
            .People.DirectMessages(_subject.Town.Mod.User)
            .Single(message => DiscordSubject.IdOf(message) == posted);
        var pressing = _subject.People.PressAsync(_subject.Town.Mod.User, card, "Dismiss", default);
        var press = await _subject.NextAsync<ChatEvent.ButtonPressed>();

        Assert.Equal(Roles.Member, press.Interaction.By.Roles);
        await pressing;
    }

    [Fact]
    public async Task A_moderator_whose_rank_was_taken_while_the_bot_was_away_lends_the_bot_none()
    {
        _subject.People.Speak(_subject.Town.Mod, _subject.Town.General, "good morning");
        await _subject.NextAsync<ChatEvent.MessagePosted>();
        await LoseSessionAsync(() =>
            _subject.People.TakeRole(_subject.Town.Owner, _subject.Town.Mod, _subject.Town.Moderators)
        );

        Assert.Contains(
            "Your highest role",
            await _subject.Platform.WhyNotAsync(
                MemberAct.Ban,
                DiscordSubject.IdOf(_subject.Town.Alice),
                DiscordSubject.IdOf(_subject.Town.Mod),
                default
            ),
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// The gateway's session is lost, and in the one after it nobody tells of what happened in between.
    /// </summary>
    private async Task LoseSessionAsync(Action meanwhile)
    {
        _subject.Discord.Faults.GatewayUnreachable = true;
        _subject.Discord.Gateway.ForgetSessions();
        _subject.Discord.Gateway.Drop();
        meanwhile();
        _subject.Discord.Faults.GatewayUnreachable = false;
        await _subject.NextAsync<ChatEvent.Connected>();
    }

    private async Task<List<string>> ListAsync() =>
        [
            .. (await _subject.Platform.ListMembersAsync(Roles.Member, CancellationToken.None)).Select(member =>
                member.Name
            ),
        ];

    private int Requests() =>
        _subject.Discord.Journal.Count("GET", "/guilds/{guild_id}/members/{user_id}", onlySuccessful: false);

    private Task<Bot.Chat.Member?> FindAsync(FakeDiscord.World.Member member) =>
        _subject.Platform.FindMemberAsync(DiscordId.Member(member.Id.Value), CancellationToken.None);
}
