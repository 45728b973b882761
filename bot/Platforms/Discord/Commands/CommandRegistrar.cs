using System.Text;
using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Events;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Rest;
using Belong.Bot.Resilience;

namespace Belong.Bot.Platforms.Discord.Commands;

/// <summary>
/// Sees to it that Discord offers the bot's commands: what differs is written, what is not wanted any more is taken
/// away, what is the same is left alone. A failure leaves the rest of the bot working and is tried again.
/// </summary>
internal sealed partial class CommandRegistrar(
    GuildState guild,
    DiscordRest rest,
    ModeChanges modes,
    TimeProvider time,
    ILogger<CommandRegistrar> logger
)
{
    private const string Remedy =
        "The bot's commands could not be registered, so people have the ones of before or none. Invite the bot again "
        + "with "
        + "the scope applications.commands; the bot goes on trying.";

    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10));

    /// <summary>Until it has succeeded once.</summary>
    /// <param name="tell">Takes the word that it does not work, and that it does again.</param>
    public Task RunAsync(
        ulong application,
        IReadOnlyList<CommandSpec> specs,
        Func<ChatEvent, Task> tell,
        CancellationToken cancellationToken
    ) =>
        Pauses
            .Retry(
                time,
                fault => fault is PlatformException,
                async failure =>
                {
                    var refused = (PlatformException)failure.Fault;
                    Log.NotRegistered(logger, guild.Id, refused.Fault, refused.CodeOf(), failure.Pause);
                    if (!refused.IsTransient && modes.Begin(ModeChanges.Commands, Remedy) is { } begun)
                        await tell(begun);
                },
                asked: fault => (fault as PlatformException)?.RetryAfter
            )
            .DoAsync(
                "registering the commands",
                async () =>
                {
                    var changed = await SyncAsync(application, specs, cancellationToken);
                    Log.Registered(logger, guild.Id, changed);
                    if (modes.End(ModeChanges.Commands) is { } over)
                        await tell(over);
                },
                cancellationToken
            );

    /// <returns>How many commands were written or taken away.</returns>
    public async Task<int> SyncAsync(
        ulong application,
        IReadOnlyList<CommandSpec> specs,
        CancellationToken cancellationToken
    )
    {
        var path = $"/applications/{application}/guilds/{guild.Id}/commands";
        var bodies = CommandPayload.Write(specs, new CommandWords(guild.Options.Language));
        var standing = await rest.SendAsync(DiscordCall.Get($"{path}?with_localizations=true"), cancellationToken);
        var known = standing.ValueKind == JsonValueKind.Array ? standing.EnumerateArray().ToList() : [];
        if (known.Count == 0)
        {
            await rest.SendAsync(DiscordCall.Put(path, Array(bodies)), cancellationToken);
            return bodies.Count;
        }

        var changed = 0;
        var wanted = bodies.Select(body => (Json: Payload.Parse(body), Body: body)).ToList();
        foreach (
            var surplus in known.Where(one =>
                wanted.TrueForAll(want => CommandDiff.KeyOf(want.Json) != CommandDiff.KeyOf(one))
            )
        )
        {
            await rest.SendAsync(DiscordCall.Delete($"{path}/{surplus.Id("id")}"), cancellationToken);
            changed++;
        }

        foreach (var (json, body) in wanted)
        {
            var current = known.FirstOrDefault(one => CommandDiff.KeyOf(one) == CommandDiff.KeyOf(json));
            if (current.ValueKind == JsonValueKind.Object && CommandDiff.IsSame(json, current))
                continue;

            // A command of the same name is replaced: writing it twice writes it once.
            await rest.SendAsync(DiscordCall.Post(path, body) with { Repeatable = true }, cancellationToken);
            changed++;
        }

        return changed;
    }

    private static byte[] Array(IReadOnlyList<byte[]> bodies) =>
        Encoding.UTF8.GetBytes($"[{string.Join(',', bodies.Select(Encoding.UTF8.GetString))}]");

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "server {Guild}: commands registered, {Changed} of them new or changed")]
        public static partial void Registered(ILogger logger, ulong guild, int changed);

        [LoggerMessage(
            LogLevel.Warning,
            "server {Guild}: the commands could not be registered ({Fault}, code {Code}); trying again in {Pause}"
        )]
        public static partial void NotRegistered(
            ILogger logger,
            ulong guild,
            PlatformFault fault,
            int code,
            TimeSpan pause
        );
    }
}
