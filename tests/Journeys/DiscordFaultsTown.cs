using System.Diagnostics;
using Belong.Bot.Platforms.Discord.Rest;
using Belong.FakeDiscord;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;
using Belong.Tests.Platforms.Discord;
using Belong.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;
using Person = Belong.FakeDiscord.World.Member;

namespace Belong.Tests.Journeys;

/// <summary>
/// A fake Discord with all that a bot needs, and what people do and see there: they insult, act on cards, and count
/// what stands twice or not at all.
/// </summary>
internal sealed class DiscordFaultsTown : IAsyncDisposable
{
    private readonly ITestOutputHelper _output;
    private readonly string[] _further;
    private readonly TemporaryFolder _folder = new();
    private long _since = Stopwatch.GetTimestamp();
    private int _requests;

    private DiscordFaultsTown(FakeDiscordServer discord, ITestOutputHelper output, string[] further) =>
        (Discord, _output, _further) = (discord, output, further);

    public FakeDiscordServer Discord { get; }

    public PeopleDoings People => Discord.People;

    public Town Town => Discord.Town;

    public FakeLog Heard { get; } = new();

    /// <summary>What a bot's command line has to say.</summary>
    public string[] Settings =>
        [
            $"--Discord:TokenFile={_folder.File("token")}",
            $"--Discord:ApiBase={Discord.ApiBase}",
            $"--Discord:Guilds:0:Id={Town.Guild.Id}",
            "--Discord:Guilds:0:ModeratorRoles:0=Moderators",
            "--Discord:Guilds:0:OperatorRoles:0=Operators",
            "--Discord:Guilds:0:TrusteeRoles:0=Trustees",
            "--Contacts:Reports=a@example.org",
            "--Contacts:Appeals=b@example.org",
            "--Contacts:Complaints=c@example.org",
            "--Screening:Shadow=false",
            .. _further,
        ];

    /// <summary>
    /// The messages of the moderators' channel that are cards of cases. A copy in an answer that one person alone sees
    /// is none.
    /// </summary>
    public IReadOnlyList<Message> Cards =>
        [
            .. People
                .Sees(Town.Mod.User, Town.ModeratorsChannel)
                .Where(message =>
                    !message.Flags.HasFlag(MessageFlags.Ephemeral)
                    && Title(message).Contains("Case ", StringComparison.Ordinal)
                ),
        ];

    /// <summary>What the bot tells the moderators when it has read what it missed.</summary>
    public IReadOnlyList<Message> Digests =>
        [
            .. People
                .Sees(Town.Mod.User, Town.ModeratorsChannel)
                .Where(message => Says(message, "did not hear what was said")),
        ];

    /// <summary>Requests by REST since the last recovery.</summary>
    public int Requests => AllRequests - _requests;

    private int AllRequests => Discord.Journal.Entries.Count(entry => entry.Method != "GATEWAY");

    /// <param name="output">Where recoveries are told.</param>
    /// <param name="further">Settings beyond the usual ones.</param>
    public static async Task<DiscordFaultsTown> OpenAsync(ITestOutputHelper output, params string[] further)
    {
        var town = new DiscordFaultsTown(
            await FakeDiscordServer.StartAsync(
                new FakeDiscordOptions
                {
                    Limits = LimitOptions.Lax,
                    IdentifyEvery = TimeSpan.FromMilliseconds(20),

                    // People wait for a busy machine too.
                    FirstAnswer = TimeSpan.FromSeconds(30),
                }
            ),
            output,
            further
        );
        await File.WriteAllTextAsync(town._folder.File("token"), town.Discord.Token);
        town.People.AddRole(town.Town.Guild, "Trustees");
        foreach (var name in new[] { "operators", "trustee" })
        {
            town.People.AddChannel(
                town.Town.Guild,
                name,
                ChannelKind.Text,
                new Overwrite(town.Town.Guild.Id, IsMember: false, Permission.None, Permission.ViewChannel),
                new Overwrite(town.Town.BotRole.Id, IsMember: false, Permission.ViewChannel, Permission.None)
            );
        }

        return town;
    }

    /// <summary>The whole bot in this process, with its waits shortened and its log heard, connected.</summary>
    public async Task<RunningBot> StartAsync(Action<IServiceCollection>? change = null)
    {
        var bot = await RunningBot.StartAsync(
            services =>
            {
                services.AddSingleton(DiscordSubject.Quick);
                services.AddSingleton(
                    new RestOptions(new Uri(Discord.ApiBase), Discord.Token)
                    {
                        AttemptTimeout = TimeSpan.FromSeconds(2),
                        Patience = TimeSpan.FromSeconds(10),
                        FirstPause = TimeSpan.FromMilliseconds(20),
                        LongestPause = TimeSpan.FromMilliseconds(200),
                        UnknownLimitPause = TimeSpan.FromMilliseconds(100),
                    }
                );
                services.AddLogging(logging =>
                    logging.AddFilter<FakeLog>(null, LogLevel.Information).AddProvider(Heard)
                );
                change?.Invoke(services);
            },
            Settings
        );
        await UntilAsync(() => Discord.Commands.All.Count > 0);
        Recovered("the start");
        return bot;
    }

    /// <summary>The whole bot as a process of its own, with the waits of production.</summary>
    public Task<BotProcess> StartProcessAsync() => BotProcess.StartAsync(_folder.Path, Settings);

    /// <summary>
    /// Ten minutes pass while no process runs: for Discord, which remembers nonces for a few, and in the ledger of what
    /// was sent.
    /// </summary>
    public void LetNoncesBeForgotten()
    {
        Discord.Clock.Advance(TimeSpan.FromMinutes(10));
        Ask(_folder.File("data/belong.discord.db"), "UPDATE sent SET at = at - 600000");
    }

    /// <summary>What the processes have decided and not yet done.</summary>
    public long Undone => Ask(_folder.File("data/belong.db"), UndoneSql);

    public const string UndoneSql = "SELECT count(*) FROM effects WHERE state IN ('Intended', 'Applied')";

    /// <summary>The number that a database answers.</summary>
    public static long Ask(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number ? number : 0;
    }

    public Person Newcomer(string name) => People.Join(Town.Guild, name, TimeSpan.FromDays(365), Town.Access);

    public Message Insult(Person by) => People.Speak(by, Town.General, InsultBy(by));

    public string InsultBy(Person by) => $"<@{Town.Mod.Id}> you are a pathetic idiot, says {by.User.Name}.";

    public IReadOnlyList<Message> CardsAbout(Person person) =>
        [.. Cards.Where(card => Field(card, "About") == person.User.Name)];

    /// <summary>What the bot told somebody directly that has these words in it.</summary>
    public IReadOnlyList<Message> Told(Person person, string words) =>
        [.. People.DirectMessages(person.User).Where(message => message.Author.IsBot && Says(message, words))];

    /// <summary>The one card about somebody, once it offers a button or says something.</summary>
    public async Task<Message> CardAsync(Person about, string words)
    {
        await UntilAsync(() => CardsAbout(about).Any(card => Says(card, words)));
        return CardsAbout(about).Last(card => Says(card, words));
    }

    /// <summary>Presses a button that opens a form.</summary>
    public async Task<Interaction> OpenFormAsync(Person by, Message card, string button)
    {
        using var limit = Progress.Patience();
        var pressed = await People.PressAsync(by.User, card, button, limit.Token);
        await pressed.SettledAsync(limit.Token);
        return pressed.Modal is not null
            ? pressed
            : await People.PressAsync(by.User, pressed.Original!, "Open the form", limit.Token);
    }

    public Task<Interaction> SendFormAsync(Person by, Interaction form, string? reason = null) =>
        People.SubmitAsync(
            by.User,
            form,
            reason is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["reason"] = reason },
            default
        );

    public async Task WarnAsync(Person about) =>
        await SendFormAsync(Town.Mod, await OpenFormAsync(Town.Mod, await CardAsync(about, "\"Warn\""), "Warn"));

    /// <summary>One moderator proposes, the other approves; done when the card says that it is verified.</summary>
    public async Task ExpelAsync(Person about)
    {
        var form = await OpenFormAsync(Town.Mod, await CardAsync(about, "Propose expulsion"), "Propose expulsion");
        await SendFormAsync(Town.Mod, form, "It goes on.");
        await People.PressAsync(
            Town.SecondMod.User,
            await CardAsync(about, "Approve expulsion"),
            "Approve expulsion",
            default
        );
        await CardAsync(about, "removed and verified");
    }

    /// <summary>Prints how long it took since the last time, and begins to count anew.</summary>
    public void Recovered(string what)
    {
        _output.WriteLine(
            $"{what}: {Stopwatch.GetElapsedTime(_since).TotalMilliseconds:0} ms, {Requests} requests, "
                + $"{Heard.Lines.Count} lines in the log so far, "
                + $"{Discord.InvalidRequests} invalid requests so far"
        );
        (_since, _requests) = (Stopwatch.GetTimestamp(), AllRequests);
    }

    /// <summary>
    /// Waits for something that the fake does not tell of, for as long as the bot asks, hears or logs anything.
    /// </summary>
    public Task UntilAsync(Func<bool> condition) =>
        Progress.UntilAsync(
            condition,
            () => Discord.Journal.Written + Heard.Lines.Count,
            () =>
            {
                var requests = Discord
                    .Journal.Entries.TakeLast(30)
                    .Select(one => $"{one.Method} {one.Path} {one.Status} {one.Fault}");
                return $"Cards:\n{string.Join("\n", Cards.Select(card => card.Embeds.ToJsonString()))}\n"
                    + $"Requests: {string.Join(" | ", requests)}\n"
                    + $"Log: {string.Join("\n", Heard.Lines.TakeLast(20))}";
            }
        );

    public async ValueTask DisposeAsync()
    {
        await Discord.DisposeAsync();
        _folder.Dispose();
    }

    public static bool Says(Message message, string words) =>
        message.Content.Contains(words, StringComparison.Ordinal)
        || message.Embeds.ToJsonString().Contains(words, StringComparison.Ordinal)
        || message.Components.ToJsonString().Contains(words, StringComparison.Ordinal);

    private static string Title(Message message) =>
        message.Embeds.Count == 0 ? "" : message.Embeds[0]?["title"]?.GetValue<string>() ?? "";

    private static string Field(Message card, string name) =>
        card.Embeds[0]!["fields"]!
            .AsArray()
            .FirstOrDefault(field => field!["name"]!.GetValue<string>() == name)
            ?["value"]?.GetValue<string>()
        ?? "";
}
