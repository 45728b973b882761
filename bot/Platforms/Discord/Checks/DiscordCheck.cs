using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Events;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Checks;

/// <summary>
/// Looks whether the bot can work on Discord as it is set up: token, intents, servers, roles, channels, permissions.
/// Changes nothing.
/// </summary>
internal sealed class DiscordCheck(DiscordOptions options, DiscordRest rest, TimeProvider time)
{
    private const Permission Needed =
        Permission.ViewChannel
        | Permission.SendMessages
        | Permission.SendMessagesInThreads
        | Permission.ReadMessageHistory
        | Permission.EmbedLinks
        | Permission.ManageMessages
        | Permission.ModerateMembers
        | Permission.ViewAuditLog
        | Permission.ManageThreads
        | Permission.ManageGuild;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>Every line, in the order in which somebody setting it up would go.</summary>
    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        List<CheckLine> lines = [];
        try
        {
            var user = await GetAsync("/users/@me", cancellationToken);
            var application = ApplicationFlags.Read(await GetAsync("/applications/@me", cancellationToken));
            lines.Add(
                new CheckLine(
                    CheckResult.Good,
                    $"Discord knows the bot as {GuildMember.NameOf(user)} ({application.Id})."
                )
            );
            lines.AddRange(Intents(application));
            lines.AddRange(await SessionsAsync(cancellationToken));
            foreach (var guild in options.Guilds)
                lines.AddRange(await GuildAsync(guild, user.Id("id") ?? 0, application.Id, cancellationToken));
        }
        catch (PlatformException) when (rest.IsTokenRefused)
        {
            lines.Add(
                new CheckLine(
                    CheckResult.Wrong,
                    "Discord does not accept the bot's token. Copy it again, or reset it, at "
                        + "https://discord.com/developers/applications "
                        + "(the application, then Bot, then Reset Token), and put it into Discord__Token or the file "
                        + "of "
                        + "Discord:TokenFile."
                )
            );
        }
        catch (PlatformException trouble)
        {
            lines.Add(
                new CheckLine(
                    CheckResult.Unknown,
                    $"Discord could not be asked at {options.ApiBase}: {trouble.Message} See that this machine reaches "
                        + $"it, "
                        + $"and that Discord:ApiBase is right."
                )
            );
        }

        return lines;
    }

    /// <summary>The address that invites the bot with what the settings need.</summary>
    public static string Invitation(ulong application, DiscordGuildOptions guild) =>
        $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={(ulong)(Needed | ForRemovals(guild) | ForNotices(guild))}&guild_id={guild.GuildId}";

    private static Permission ForRemovals(DiscordGuildOptions guild) =>
        guild.AllowedRemovals.Aggregate(Permission.None, (all, how) => all | GuildCheck.NeededFor(how));

    private static Permission ForNotices(DiscordGuildOptions guild) =>
        string.IsNullOrWhiteSpace(guild.PrivateNotices) ? Permission.None : Permission.CreatePrivateThreads;

    private static IEnumerable<CheckLine> Intents(ApplicationFlags application)
    {
        yield return application.HasContent
            ? new CheckLine(CheckResult.Good, "The Message Content Intent is switched on.")
            : new CheckLine(CheckResult.Lacking, ContentWatch.Remedy);
        yield return application.HasMembers
            ? new CheckLine(CheckResult.Good, "The Server Members Intent is switched on.")
            : new CheckLine(CheckResult.Lacking, DiscordPlatform.MembersRemedy);
    }

    private async Task<IEnumerable<CheckLine>> SessionsAsync(CancellationToken cancellationToken)
    {
        var starts = (await GetAsync("/gateway/bot", cancellationToken)).At("session_start_limit");
        return starts.Number("remaining") is { } left and < 10
            ?
            [
                new CheckLine(
                    CheckResult.Lacking,
                    $"Only {left} sessions may be started before Discord's daily limit "
                        + $"resets: find out what restarts the bot so often."
                ),
            ]
            : [];
    }

    private async Task<IEnumerable<CheckLine>> GuildAsync(
        DiscordGuildOptions settings,
        ulong bot,
        ulong application,
        CancellationToken cancellationToken
    )
    {
        var path = $"/guilds/{settings.GuildId}";
        try
        {
            var guild = await GetAsync(path, cancellationToken);
            var channels = await GetAsync($"{path}/channels", cancellationToken);
            var self = await GetAsync($"{path}/members/{bot}", cancellationToken);
            var state = new GuildState(settings) { Bot = bot };
            state.Load(Together(guild, channels, self));
            return
            [
                .. new GuildCheck(state, time.GetUtcNow()).Lines(),
                new CheckLine(
                    CheckResult.Good,
                    $"{state.Name}: this invitation asks for exactly what the settings "
                        + $"need: {Invitation(application, settings)}"
                ),
            ];
        }
        catch (PlatformException missing) when (missing.Fault is PlatformFault.NotFound or PlatformFault.Forbidden)
        {
            return
            [
                new CheckLine(
                    CheckResult.Wrong,
                    $"The bot is not on the server {settings.GuildId}. Invite it: "
                        + $"{Invitation(application, settings)}"
                ),
            ];
        }
    }

    /// <summary>A server as the gateway tells of it.</summary>
    private static JsonElement Together(JsonElement guild, JsonElement channels, JsonElement self) =>
        Payload.Parse(
            Payload.Write(json =>
            {
                json.WriteString("name", guild.Text("name"));
                json.WriteString("owner_id", guild.Text("owner_id"));
                json.WritePropertyName("roles");
                guild.At("roles").WriteTo(json);
                json.WritePropertyName("channels");
                channels.WriteTo(json);
                json.WriteStartArray("members");
                self.WriteTo(json);
                json.WriteEndArray();
            })
        );

    private Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        rest.SendAsync(DiscordCall.Get(path) with { Patience = Patience }, cancellationToken);
}
