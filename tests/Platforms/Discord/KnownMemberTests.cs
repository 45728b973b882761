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

    private int Requests() => _subject.Discord.Journal.Count("GET", "/guilds/{guild_id}/members/{user_id}", onlySuccessful: false);

    private Task<Bot.Chat.Member?> FindAsync(FakeDiscord.World.Member member) =>
        _subject.Platform.FindMemberAsync(DiscordId.Member(member.Id.Value), CancellationToken.None);
}
