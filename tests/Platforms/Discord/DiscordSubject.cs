using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord;
using Belong.Bot.Platforms.Discord.Gateway;
using Belong.Bot.Platforms.Discord.Interactions;
using Belong.FakeDiscord;
using Belong.FakeDiscord.Control;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;
using Belong.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Belong.Tests.Platforms.Discord;

/// <summary>
/// The Discord platform alone, connected to a fake Discord on a real socket, with a ledger of its own.
/// </summary>
internal sealed class DiscordSubject : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DiscordTimings _timings;
    private readonly IReadOnlyList<CommandSpec> _commands;
    private ServiceProvider? _services;
    private CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    private DiscordSubject(FakeDiscordServer discord, IReadOnlyList<CommandSpec> commands, DiscordTimings timings)
    {
        (Discord, _commands, _timings) = (discord, commands, timings);
        var people = discord.People;
        Trustees = people.AddRole(Town.Guild, "Trustees", Belong.FakeDiscord.World.Permission.ModerateMembers);
        Queue("operators", Town.Operators);
        Queue("trustee", Trustees);

        // Speaking takes the access role, as in a community that admits its members.
        people.SetPermissions(
            Town.Guild,
            Town.Guild.Everyone,
            Belong.FakeDiscord.World.Permission.Everyday & ~Belong.FakeDiscord.World.Permission.SendMessages
        );
        people.SetPermissions(Town.Guild, Town.Access, Belong.FakeDiscord.World.Permission.Everyday);
        Settings = new DiscordGuildOptions
        {
            Id = Town.Guild.Id.ToString(),
            ModeratorRoles = ["Moderators"],
            OperatorRoles = ["Operators"],
            TrusteeRoles = ["Trustees"],
            AccessRole = "Members",
            Removals = [Removal.Kick, Removal.Ban, Removal.Access],
        };
    }

    public FakeDiscordServer Discord { get; }

    public Town Town => Discord.Town;

    public PeopleDoings People => Discord.People;

    public Role Trustees { get; }

    public DiscordGuildOptions Settings { get; }

    public IChatPlatform Platform => _services!.GetRequiredService<IChatPlatform>();

    public IServiceProvider Services => _services!;

    /// <summary>Timings for tests: a minute's worth in a second.</summary>
    public static DiscordTimings Quick { get; } =
        new()
        {
            Gateway = new GatewayTimings
            {
                IdentifySpacing = TimeSpan.FromMilliseconds(30),
                FirstBackoff = TimeSpan.FromMilliseconds(50),
                LongestBackoff = TimeSpan.FromMilliseconds(500),
                InvalidSessionWaitLeast = TimeSpan.FromMilliseconds(10),
                InvalidSessionWaitMost = TimeSpan.FromMilliseconds(50),
            },
            Interactions = new InteractionTimings { DeferAfter = TimeSpan.FromMilliseconds(300) },
            FirstPause = TimeSpan.FromMilliseconds(50),
        };

    /// <summary>A fake Discord with its town, not yet connected.</summary>
    public static async Task<DiscordSubject> PrepareAsync(
        IReadOnlyList<CommandSpec>? commands = null,
        DiscordTimings? timings = null,
        FakeDiscordOptions? options = null
    ) =>
        new(
            await FakeDiscordServer.StartAsync(
                options
                    ?? new FakeDiscordOptions
                    {
                        Limits = LimitOptions.Lax,
                        IdentifyEvery = TimeSpan.FromMilliseconds(20),
                    }
            ),
            commands ?? SmallBot.Commands,
            timings ?? Quick
        );

    /// <summary>Connected, with its commands registered.</summary>
    public static async Task<DiscordSubject> StartAsync(
        IReadOnlyList<CommandSpec>? commands = null,
        DiscordTimings? timings = null,
        FakeDiscordOptions? options = null
    )
    {
        var subject = await PrepareAsync(commands, timings, options);
        await subject.ConnectAsync();
        return subject;
    }

    public async Task ConnectAsync()
    {
        // Services that were only built hold the ledger against those that are to run.
        if (_services is not null)
            await _services.DisposeAsync();
        Build();
        _stop = new CancellationTokenSource();
        var before = Registrations;
        _run = Platform.RunAsync(_commands, _stop.Token);
        await UntilAsync(() => Registrations > before);
    }

    /// <summary>The services without running them.</summary>
    public void Build()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Heard));
        services.AddSingleton(TimeProvider.System);
        services.AddDiscordPlatform(Options, _timings);
        _services = services.BuildServiceProvider();
    }

    public DiscordOptions Options =>
        new()
        {
            Token = Discord.Token,
            ApiBase = Discord.ApiBase,
            Path = _folder.File("belong.discord.db"),
            Guilds = [Settings],
        };

    public FakeLog Heard { get; } = new();

    /// <summary>
    /// How often the commands were compared with what stands: once for each connection, after the server is known.
    /// </summary>
    private int Registrations =>
        Heard.Lines.Count(line => line.Contains("commands registered", StringComparison.Ordinal));

    public async Task DisconnectAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(Progress.Stillness).ContinueWith(_ => { }, TaskScheduler.Default);
        if (_services is not null)
            await _services.DisposeAsync();
        _stop.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        await Discord.DisposeAsync();
        _folder.Dispose();
    }

    public async Task<T> NextAsync<T>()
        where T : ChatEvent
    {
        using var limit = Progress.Patience();
        try
        {
            while (true)
            {
                if (await Platform.Events.ReadAsync(limit.Token) is T wanted)
                    return wanted;
            }
        }
        catch (OperationCanceledException)
        {
            throw new Xunit.Sdk.XunitException($"no {typeof(T).Name} came:\n{string.Join("\n", Heard.Lines)}");
        }
    }

    /// <summary>Waits for something that the fake does not tell of. Nothing is asserted about time.</summary>
    public static Task UntilAsync(Func<bool> condition) => Progress.UntilAsync(condition);

    public static MessageId IdOf(Message message) => new($"discord:{message.Channel.Id}/{message.Id}");

    public static ChannelId IdOf(Channel channel) => new($"discord:{channel.Id}");

    public static MemberId IdOf(Belong.FakeDiscord.World.Member member) => new($"discord:{member.Id}");

    private void Queue(string name, Role role) =>
        People.AddChannel(
            Town.Guild,
            name,
            ChannelKind.Text,
            new Belong.FakeDiscord.World.Overwrite(
                Town.Guild.Id,
                IsMember: false,
                Belong.FakeDiscord.World.Permission.None,
                Belong.FakeDiscord.World.Permission.ViewChannel
            ),
            new Belong.FakeDiscord.World.Overwrite(
                role.Id,
                IsMember: false,
                Belong.FakeDiscord.World.Permission.ViewChannel,
                Belong.FakeDiscord.World.Permission.None
            ),
            new Belong.FakeDiscord.World.Overwrite(
                Town.BotRole.Id,
                IsMember: false,
                Belong.FakeDiscord.World.Permission.ViewChannel,
                Belong.FakeDiscord.World.Permission.None
            )
        );
}
