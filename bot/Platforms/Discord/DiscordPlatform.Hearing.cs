using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Events;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Interactions;

namespace Belong.Bot.Platforms.Discord;

/// <summary>What the server tells the bot.</summary>
internal sealed partial class DiscordPlatform
{
    public const string MembersRemedy =
        "Discord does not tell the bot who joins, leaves or changes their name, and gives it no list of members. "
        + "Switch on the "
        + "Server Members Intent at https://discord.com/developers/applications (the application, then Bot, then "
        + "Privileged "
        + "Gateway Intents) and start the bot again.";

    private const string GoneRemedy =
        "The bot was removed from the server: nothing is heard or done there. Invite it again with the address that "
        + "`check` prints.";

    private const string OutageRemedy =
        "Discord has an outage of this server. There is nothing to do: it is read again when it is back.";

    /// <summary>A new session begins; the server itself follows with GUILD_CREATE.</summary>
    public void BeginSession(ulong bot)
    {
        _guild.Bot = bot;
        _members.Doubt();
    }

    /// <summary>One event of this server, in order.</summary>
    public async Task TakeAsync(
        string name,
        JsonElement data,
        ApplicationFlags application,
        CancellationToken cancellationToken
    )
    {
        if (name == "GUILD_CREATE")
        {
            if (!data.Flag("unavailable"))
                await OpenAsync(data, application, cancellationToken);
            return;
        }

        if (name == "GUILD_DELETE")
        {
            await TellAsync(
                _modes.Begin(ModeChanges.Server, data.Flag("unavailable") ? OutageRemedy : GoneRemedy),
                cancellationToken
            );
        }

        foreach (var happened in _read.Read(name, data))
            await _events.Writer.WriteAsync(happened, cancellationToken);
    }

    /// <summary>
    /// Something pressed, typed or sent. It does not wait behind the messages: it is acknowledged in time even while
    /// the bot is too busy to hear of it.
    /// </summary>
    public void TakeInteraction(JsonElement payload, CancellationToken cancellationToken)
    {
        var user = payload.At("member").Has("user") ? payload.At("member").At("user") : payload.At("user");
        if (user.Id("id") is { } person && _desk.Take(payload, person, cancellationToken) is { } interaction)
            _ = HandOnAsync(interaction, payload, person, cancellationToken);
    }

    /// <summary>
    /// Whether somebody is or was seen here, for direct messages that do not say where they come from.
    /// </summary>
    public bool Knows(ulong person) => _members.Seen(person) is not null;

    /// <summary>The server as Discord tells of it after a new session, or after an outage of its own.</summary>
    private async Task OpenAsync(JsonElement data, ApplicationFlags application, CancellationToken cancellationToken)
    {
        _guild.Load(data);
        _members.MayList = application.HasMembers;
        foreach (var member in data.List("members"))
        {
            if (GuildMember.Read(member) is { } known)
                _members.Put(known);
        }

        _rest.ForgetLostPermissions();
        Log.Online(_logger, _guild.Name, _guild.Id);
        await _events.Writer.WriteAsync(new ChatEvent.Connected(Community), cancellationToken);
        await TellAsync(_modes.End(ModeChanges.Server), cancellationToken);
        await TellAsync(
            application.HasMembers ? _modes.End(ModeChanges.Members) : _modes.Begin(ModeChanges.Members, MembersRemedy),
            cancellationToken
        );
        var maySeeAudit =
            _guild.Self is { } self && _guild.PermissionsOf(self, _time.GetUtcNow()).HasFlag(Permission.ViewAuditLog);
        await TellAsync(
            maySeeAudit ? _modes.End(ModeChanges.AuditLog) : _modes.Begin(ModeChanges.AuditLog, AuditLog.Remedy),
            cancellationToken
        );
        if (!application.HasContent)
            await TellAsync(_modes.Begin(ModeChanges.MessageContent, ContentWatch.Remedy), cancellationToken);
        _ = LearnRulesAsync(cancellationToken);
        if (!_isRegistering)
        {
            _isRegistering = true;
            _ = RegisterAsync(application.Id, cancellationToken);
        }
    }

    private async Task HandOnAsync(
        InteractionId interaction,
        JsonElement payload,
        ulong person,
        CancellationToken cancellationToken
    )
    {
        try
        {
            KeepTarget(payload);
            var asked = new Interaction(
                interaction,
                Community,
                DiscordId.Channel(payload.Id("channel_id") ?? payload.At("channel").Id("id") ?? 0),
                await WhoAsync(payload, person, cancellationToken)
            );
            if (InteractionReader.Read(payload, asked, _commands) is { } happened)
            {
                await _events.Writer.WriteAsync(happened, cancellationToken);
            }
            else
            {
                await _desk.ReplyAsync(
                    interaction,
                    new Reply.Refused(
                        RefusalKind.NotFound,
                        "The bot no longer offers this. /help lists what there is."
                    ),
                    cancellationToken
                );
            }
        }
        catch (OperationCanceledException)
        {
            // The bot ends; whoever waits is told by Discord that nothing came.
        }
        catch (Exception bug)
        {
            Log.Broken(_logger, bug, "taking an interaction");
            await _desk.ReplyAsync(
                interaction,
                new Reply.Refused(
                    RefusalKind.Unavailable,
                    "This did not work, and nothing was recorded. Please try again."
                ),
                cancellationToken
            );
        }
    }

    private async Task<Member> WhoAsync(JsonElement payload, ulong person, CancellationToken cancellationToken)
    {
        if (GuildMember.Read(payload.At("member")) is { } here)
        {
            _members.Put(here);
            return _guild.ToMember(here);
        }

        try
        {
            // What was seen before an outage may be of a role that was taken since.
            if ((_members.Current(person) ?? await _members.FetchAsync(person, cancellationToken)) is { } found)
                return _guild.ToMember(found);
        }
        catch (PlatformException)
        {
            // Without an answer they are nobody here: what is theirs to acknowledge they still may.
        }

        return new Member(DiscordId.Member(person), GuildMember.NameOf(payload.At("user")), Roles.None)
        {
            AccountCreated = Snowflake.TimeOf(person),
        };
    }

    /// <summary>
    /// The message whose menu was used comes with its words, also where the bot may not read contents.
    /// </summary>
    private void KeepTarget(JsonElement payload)
    {
        if (payload.At("data").At("resolved").At("messages") is not { ValueKind: JsonValueKind.Object } messages)
            return;
        foreach (var message in messages.EnumerateObject())
        {
            if (_reader.Read(message.Value) is { ByBot: false } read)
                _evidence.Keep(read);
        }
    }

    private async Task TellAsync(ChatEvent? happened, CancellationToken cancellationToken)
    {
        if (happened is not null)
            await _events.Writer.WriteAsync(happened, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Name} (server {Guild}) is online: what is said there is heard")]
        public static partial void Online(ILogger logger, string name, ulong guild);

        [LoggerMessage(LogLevel.Error, "{What} broke; the rest goes on")]
        public static partial void Broken(ILogger logger, Exception exception, string what);
    }
}
