using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.World;
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

    private async Task<string> ReportAsync(Person who, string message)
    {
        var used = await _town.People.InvokeAsync(
            who.User, _town.Town.General, "report", new Dictionary<string, string> { ["message"] = message, ["clause"] = "C1" }, default);
        await used.SettledAsync(default);
        return Words(used.Original!);
    }

    private static string Words(Message message) => message.Content + message.Embeds.ToJsonString();
}
