using Belong.FakeDiscord.World;
using Belong.Tests.Platforms.Discord;
using Xunit;
using Xunit.Abstractions;
using Person = Belong.FakeDiscord.World.Member;

namespace Belong.Tests.Journeys;

/// <summary>What people press and type on Discord, with the whole bot.</summary>
public sealed class DiscordDeskJourney(ITestOutputHelper output) : IAsyncLifetime
{
    private DiscordFaultsTown _town = null!;

    public async Task InitializeAsync() => _town = await DiscordFaultsTown.OpenAsync(output);

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_message_that_a_member_cannot_see_is_answered_like_one_that_does_not_exist()
    {
        await using var bot = await _town.StartAsync();
        var secret = _town.People.Speak(_town.Town.Mod, _town.Town.ModeratorsChannel, "Between us moderators.");

        var unknown = await ReportAsync(_town.Town.Alice, $"{_town.Town.General.Id}-1");
        Assert.Contains("there is no such message", unknown, StringComparison.Ordinal);
        Assert.Equal(unknown, await ReportAsync(_town.Town.Alice, $"{secret.Channel.Id}-{secret.Id}"));
        Assert.Equal(unknown, await ReportAsync(_town.Town.Alice, $"{secret.Channel.Id}-1"));
        Assert.DoesNotContain("no such message", await ReportAsync(_town.Town.SecondMod, $"{secret.Channel.Id}-{secret.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_back_is_welcomed_again_once_for_each_joining()
    {
        await using var bot = await _town.StartAsync();
        var asha = _town.People.Join(_town.Town.Guild, "Asha");
        await WelcomesAsync(asha, 1);
        _town.People.Leave(asha);
        asha = _town.People.Join(_town.Town.Guild, asha.User);
        await WelcomesAsync(asha, 2);

        await bot.RestartAsync();
        await DiscordSubject.UntilAsync(() => _town.Discord.Gateway.Online > 0);
        _town.People.Leave(asha);
        asha = _town.People.Join(_town.Town.Guild, asha.User);
        await WelcomesAsync(asha, 3);

        Task WelcomesAsync(Person who, int count) => DiscordSubject.UntilAsync(
            () => _town.People.DirectMessages(who.User).Count(message => Words(message).Contains("Welcome", StringComparison.Ordinal)) == count);
    }

    private async Task<string> ReportAsync(Person who, string message)
    {
        var used = await _town.People.InvokeAsync(
            who.User, _town.Town.General, "report", new Dictionary<string, string> { ["message"] = message, ["clause"] = "C1" }, default);
        await used.SettledAsync(default);
        return Words(used.Original!);
    }

    private static string Words(Message message) => message.Content + message.Embeds.ToJsonString();
}
