using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Belong.Bot.Platforms.Discord.Interactions;
using Belong.FakeDiscord.World;
using Belong.Tests.Platforms.Discord;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;
using Person = Belong.FakeDiscord.World.Member;

namespace Belong.Tests.Journeys;

/// <summary>What people press and type on Discord, with the whole bot.</summary>
public sealed class DiscordDeskJourney(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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
        Assert.DoesNotContain(
            "no such message",
            await ReportAsync(_town.Town.SecondMod, $"{secret.Channel.Id}-{secret.Id}"),
            StringComparison.Ordinal
        );
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

        Task WelcomesAsync(Person who, int count) =>
            DiscordSubject.UntilAsync(() =>
                _town
                    .People.DirectMessages(who.User)
                    .Count(message => Words(message).Contains("Welcome", StringComparison.Ordinal)) == count
            );
    }

    [Fact]
    public async Task A_card_names_members_and_links_messages_where_it_speaks_of_them()
    {
        await using var bot = await _town.StartAsync();
        const string pitch =
            "Grow your charity with my consultancy services: 20% off if you book a discovery call this month";
        var first = _town.People.Speak(_town.Town.Alice, _town.Town.General, pitch);
        _town.People.Speak(_town.Town.Mod, _town.Town.General, $"<@{_town.Town.Bob.Id}> is this of use to you?");
        _town.People.Speak(_town.Town.Alice, _town.Town.General, pitch);

        await DiscordSubject.UntilAsync(() =>
            _town.Cards.Any(one => Words(one).Contains("Says the same", StringComparison.Ordinal))
        );
        var card = Words(_town.Cards[0]);

        Assert.Contains(
            $"In #general: " + $"https://discord.com/channels/{_town.Town.Guild.Id}/{_town.Town.General.Id}/{first.Id}",
            card,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("discord:", card, StringComparison.Ordinal);
        Assert.Contains($"Moderator One: <@{_town.Town.Bob.Id}> is this of use", card, StringComparison.Ordinal);
        Assert.Empty(_town.Cards[0].Mentions);
    }

    [Fact]
    public async Task To_whom_Discord_shows_a_command_the_bot_suggests_nothing_for_it_without_the_role()
    {
        _town.People.SetPermissions(
            _town.Town.Guild,
            _town.Town.Access,
            Permission.Everyday | Permission.ModerateMembers
        );

        // A busy machine must not look like a bot that suggests nothing.
        var patient = DiscordSubject.Quick with
        {
            Interactions = new InteractionTimings { DeferAfter = TimeSpan.FromSeconds(20) },
        };
        await using var bot = await _town.StartAsync(services => services.AddSingleton(patient));

        Assert.NotEmpty(await TypeAsync(_town.Town.Mod));
        Assert.Empty(await TypeAsync(_town.Town.Alice));

        async Task<IReadOnlyList<JsonNode>> TypeAsync(Person who)
        {
            var typing = await _town.People.AutocompleteAsync(
                who.User,
                _town.Town.General,
                "warn",
                new Dictionary<string, string> { ["clause"] = "C" },
                "clause",
                default
            );
            Assert.False(typing.Failed);
            return [.. typing.Choices.Select(choice => (JsonNode)choice!)];
        }
    }

    private async Task<string> ReportAsync(Person who, string message)
    {
        var used = await _town.People.InvokeAsync(
            who.User,
            _town.Town.General,
            "report",
            new Dictionary<string, string> { ["message"] = message, ["clause"] = "C1" },
            default
        );
        await used.SettledAsync(default);
        return Words(used.Original!);
    }

    private static string Words(Message message) => message.Content + JsonSerializer.Serialize(message.Embeds, Plain);
}
