using Belong.FakeDiscord.World;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Who reads what in threads and in channels that the bot itself does not see.</summary>
public sealed class SightTests : IAsyncLifetime
{
    private DiscordSubject _subject = null!;

    public async Task InitializeAsync() => _subject = await DiscordSubject.StartAsync();

    public async Task DisposeAsync() => await _subject.DisposeAsync();

    [Fact]
    public async Task A_private_thread_is_read_by_those_who_are_in_it()
    {
        var (people, town) = (_subject.People, _subject.Town);
        people.SetPermissions(town.Guild, town.Access, Permission.Everyday | Permission.CreatePrivateThreads);
        var thread = people.OpenThread(town.Alice.User, town.General, "between us", isPrivate: true);
        var said = people.Speak(town.Alice, thread, "a word in private");

        Assert.True(await SeesAsync(town.Alice, said));
        Assert.False(await SeesAsync(town.Bob, said));
        Assert.True(await SeesAsync(town.Owner, said));
    }

    [Fact]
    public async Task A_public_thread_is_read_by_those_who_read_its_channel()
    {
        var (people, town) = (_subject.People, _subject.Town);
        var open = people.Speak(town.Alice, people.OpenThread(town.Alice.User, town.General, "aside"), "hello");
        var closed = people.Speak(town.Mod, people.OpenThread(town.Mod.User, town.ModeratorsChannel, "aside"), "hello");

        Assert.True(await SeesAsync(town.Bob, open));
        Assert.False(await SeesAsync(town.Bob, closed));
        Assert.True(await SeesAsync(town.SecondMod, closed));
    }

    [Fact]
    public async Task A_thread_that_was_archived_before_the_bot_came_is_asked_for()
    {
        await _subject.DisconnectAsync();
        var (people, town) = (_subject.People, _subject.Town);
        var closed = people.OpenThread(town.Mod.User, town.ModeratorsChannel, "old matters");
        var said = people.Speak(town.Mod, closed, "long ago");
        people.SetArchived(closed, archived: true);
        await _subject.ConnectAsync();

        Assert.True(await SeesAsync(town.SecondMod, said));
        Assert.False(await SeesAsync(town.Bob, said));
    }

    private Task<bool> SeesAsync(Belong.FakeDiscord.World.Member who, Message message) =>
        _subject.Platform.SeesAsync(DiscordSubject.IdOf(who), DiscordSubject.IdOf(message), CancellationToken.None);
}
