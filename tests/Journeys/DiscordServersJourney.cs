using Belong.Bot;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Checks;
using Belong.FakeDiscord;
using Belong.FakeDiscord.Limits;
using Belong.Tests.Platforms.Discord;
using Belong.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using Asked = Belong.FakeDiscord.Interactions.Interaction;

namespace Belong.Tests.Journeys;

/// <summary>
/// Several servers of one bot know nothing of each other, in one process and in several that share its shards.
/// </summary>
public sealed class DiscordServersJourney : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private FakeDiscordServer _discord = null!;
    private DiscordServer _one = null!;
    private DiscordServer _other = null!;

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscordServer.StartAsync(
            new FakeDiscordOptions
            {
                WithTown = false,
                Limits = LimitOptions.Lax,
                IdentifyEvery = TimeSpan.FromMilliseconds(20),
                FirstAnswer = TimeSpan.FromSeconds(8),
                Shards = 2,
            }
        );
        await File.WriteAllTextAsync(_folder.File("token"), _discord.Token);
        _one = new DiscordServer(_discord, "One");
        _other = new DiscordServer(_discord, "Other");
        for (var number = 1; ShardOf(_other) == ShardOf(_one); number++)
            _other = new DiscordServer(_discord, $"Other {number}");
    }

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task In_one_process_the_cases_of_one_server_are_not_seen_listed_or_pressed_in_the_other()
    {
        await using var bot = await StartAsync(
            new FakeLog(),
            [.. _one.Settings(0), .. _other.Settings(1), "--Discord:Guilds:1:Language=cy"]
        );
        await RegisteredAsync(_one, _other);
        Assert.StartsWith("The cases", DescriptionOf("queue", _one), StringComparison.Ordinal);
        Assert.StartsWith("Yr achosion", DescriptionOf("queue", _other), StringComparison.Ordinal);

        // The same people are in both: who moderates the other server is an ordinary member of the first.
        var guest = _discord.People.Join(_one.Guild, _other.Moderator.User);
        _discord.People.Join(_other.Guild, _one.Member.User);
        _one.Insult();
        await DiscordSubject.UntilAsync(() => _one.Cards.Count == 1);
        Assert.Empty(_other.Cards);
        Assert.Empty(_discord.People.Sees(guest.User, _one.Queue));

        Assert.Contains("no case", await InvokeAsync("case show", new() { ["case"] = "1" }), StringComparison.Ordinal);
        Assert.DoesNotContain("Case 1", await InvokeAsync("queue", []), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Case 1",
            await InvokeAsync("history", new() { ["member"] = _one.Member.Id.ToString() }),
            StringComparison.Ordinal
        );

        // Even a button that names the case does nothing where it does not belong.
        var platform = bot
            .Services.GetServices<IChatPlatform>()
            .Single(one => one.Community.Value == $"discord:{_other.Guild.Id}");
        var posted = await platform.PostAsync(
            new ChannelId($"discord:{_other.Queue.Id}"),
            new Post("forged") { Buttons = [new PostButton("case:1:dismiss:v1", "Dismiss")] },
            Guid.NewGuid(),
            default
        );
        var forged = _discord
            .People.Sees(_other.Moderator.User, _other.Queue)
            .Single(message => DiscordSubject.IdOf(message) == posted);
        var pressed = await _discord.People.PressAsync(_other.Moderator.User, forged, "Dismiss", default);
        Assert.Contains("no case 1", await SaidAsync(pressed), StringComparison.Ordinal);

        // And the other way: what the first server's moderator is asked for is his own.
        _other.Insult();
        await DiscordSubject.UntilAsync(() => _other.Cards.Count == 1);
        Assert.True(DiscordFaultsTown.Says(Assert.Single(_one.Cards), "Case 1"));
        Assert.True(DiscordFaultsTown.Says(Assert.Single(_other.Cards), "Case 2"));
        Assert.Empty(_discord.Contract.Violations);
    }

    [Fact]
    public async Task Processes_that_share_the_shards_hear_and_serve_each_its_own_server()
    {
        var (heardOne, heardOther) = (new FakeLog(), new FakeLog());
        await using var one = await StartShardAsync(heardOne, _one);
        await using var other = await StartShardAsync(heardOther, _other);
        await RegisteredAsync(_one, _other);
        Assert.Equal(
            [(ShardOf(_one), 2), (ShardOf(_other), 2)],
            _discord.Gateway.Identifies.Select(identify => (identify.Shard, identify.Shards))
        );

        _one.Insult();
        _other.Insult();
        _discord.People.Ban(
            _other.Moderator,
            _discord.People.Join(_other.Guild, "Nuisance", TimeSpan.FromDays(9)),
            "enough"
        );
        await DiscordSubject.UntilAsync(() => _one.Cards.Count == 1 && _other.Cards.Count == 2);
        Assert.Equal((1L, 2L), (CasesOf(one), CasesOf(other)));
        Assert.Equal((1L, 1L), (ScreenedBy(one), ScreenedBy(other)));

        // Neither writes the other's commands, nor its own again.
        var writes = _discord.Commands.Writes;
        await one.RestartAsync();
        await DiscordSubject.UntilAsync(() =>
            heardOne.Lines.Count(line => line.Contains("commands registered", StringComparison.Ordinal)) == 2
        );
        Assert.Equal(writes, _discord.Commands.Writes);

        // Nobody complains of a server that is not theirs.
        foreach (var bot in new[] { one, other })
        {
            Assert.All(
                await bot.Services.GetRequiredService<DiscordCheck>().RunAsync(default),
                line => Assert.True(line.Result == CheckResult.Good, line.Text)
            );
        }

        Assert.DoesNotContain(heardOne.Lines, line => line.Contains($"{_other.Guild.Id}", StringComparison.Ordinal));
        Assert.DoesNotContain(heardOther.Lines, line => line.Contains($"{_one.Guild.Id}", StringComparison.Ordinal));
        Assert.Empty(_discord.Contract.Violations);
    }

    [Fact]
    public async Task What_is_pressed_in_a_direct_message_of_another_process_is_not_taken_for_ones_own()
    {
        // The first shard hears of all direct messages.
        var (first, second) = ShardOf(_one) == 0 ? (_one, _other) : (_other, _one);
        await using var bot = await StartShardAsync(new FakeLog(), first);
        await using var another = await StartShardAsync(new FakeLog(), second);
        await RegisteredAsync(_one, _other);
        var both = _discord.People.Join(first.Guild, second.Member.User);
        var button = new Post("a notice") { Buttons = [new PostButton("case:1:acknowledge", "Acknowledge")] };

        Assert.False((await PressedAsync(bot)).Failed);
        Assert.True((await PressedAsync(another)).Failed);

        async Task<Asked> PressedAsync(RunningBot by)
        {
            var posted = await by
                .Services.GetServices<IChatPlatform>()
                .Single()
                .SendDirectAsync(new MemberId($"discord:{both.Id}"), button, Guid.NewGuid(), default);
            var notice = _discord
                .People.DirectMessages(both.User)
                .Single(message => DiscordSubject.IdOf(message) == posted);
            using var limit = Progress.Patience();
            return await _discord.People.PressAsync(both.User, notice, "Acknowledge", limit.Token);
        }
    }

    [Fact]
    public void A_server_of_a_shard_that_the_process_does_not_run_is_refused_with_the_remedy()
    {
        var wrong = Assert.Throws<SettingsException>(() =>
            BotHost.Build([
                .. DiscordServer.Settings(_discord, _folder.File("token")),
                .. _one.Settings(0),
                "--Discord:ShardCount=2",
                $"--Discord:Shards:0={ShardOf(_other)}",
            ])
        );
        Assert.Contains($"belongs to shard {ShardOf(_one)} of 2", wrong.Message, StringComparison.Ordinal);
    }

    private static int ShardOf(DiscordServer server) => (int)((server.Guild.Id.Value >> 22) % 2);

    private static long CasesOf(RunningBot bot) =>
        DiscordFaultsTown.Ask(bot.Folder.Database, "SELECT count(*) FROM cases");

    private static long ScreenedBy(RunningBot bot) =>
        DiscordFaultsTown.Ask(bot.Folder.Database, "SELECT count(*) FROM screened_messages");

    private Task<RunningBot> StartShardAsync(FakeLog heard, DiscordServer server) =>
        StartAsync(heard, [.. server.Settings(0), "--Discord:ShardCount=2", $"--Discord:Shards:0={ShardOf(server)}"]);

    private Task<RunningBot> StartAsync(FakeLog heard, string[] settings) =>
        RunningBot.StartAsync(
            services =>
            {
                services.AddSingleton(DiscordSubject.Quick);
                services.AddLogging(logging =>
                    logging.AddFilter<FakeLog>(null, LogLevel.Information).AddProvider(heard)
                );
            },
            [.. DiscordServer.Settings(_discord, _folder.File("token")), .. settings]
        );

    private Task RegisteredAsync(params DiscordServer[] servers) =>
        DiscordSubject.UntilAsync(() => servers.All(server => CommandsOf(server).Any()));

    private IEnumerable<System.Text.Json.Nodes.JsonObject> CommandsOf(DiscordServer server) =>
        _discord.Commands.All.Where(command => command["guild_id"]?.GetValue<string>() == server.Guild.Id.ToString());

    private string DescriptionOf(string command, DiscordServer server) =>
        CommandsOf(server).Single(one => one["name"]!.GetValue<string>() == command)["description"]!.GetValue<string>();

    private async Task<string> InvokeAsync(string command, Dictionary<string, string> options) =>
        await SaidAsync(
            await _discord.People.InvokeAsync(_other.Moderator.User, _other.Queue, command, options, default)
        );

    private static async Task<string> SaidAsync(Asked asked)
    {
        await asked.SettledAsync(default);
        return asked.Original!.Content + asked.Original.Embeds.ToJsonString();
    }
}
