using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Messages;

/// <summary>Finds messages, and takes them out of sight.</summary>
internal sealed class MessageShelf(GuildState guild, DiscordRest rest, MessageReader reader, EvidenceCache evidence)
{
    /// <summary>
    /// The message as it stands. One that was deleted a short while ago still has its words, marked as deleted: Discord
    /// does not keep them, and somebody may be reporting them just now.
    /// </summary>
    public async Task<ChatMessage?> FindAsync(MessageId id, CancellationToken cancellationToken)
    {
        if (DiscordId.Of(id, guild.Id) is not var (channel, message))
            return null;

        var full = DiscordId.Message(channel, message);
        try
        {
            var found = reader.Read(
                await rest.SendAsync(DiscordCall.Get($"/channels/{channel}/messages/{message}"), cancellationToken)
            );
            if (guild.Channel(channel) is null && !await IsHereAsync(channel, cancellationToken))
                return null;

            // Without the message content intent Discord gives the words only where somebody used the menu of the
            // message.
            return
                found is { Text: "", Parts.Count: 0 }
                && evidence.Find(full) is { Deleted: false } heard
                && heard.Edit == found.Edit
                ? found with
                {
                    Text = heard.Text,
                    Parts = heard.Parts,
                }
                : found;
        }
        catch (PlatformException none) when (none.Fault == PlatformFault.NotFound)
        {
            evidence.MarkDeleted(full);
            return evidence.Find(full);
        }
    }

    /// <summary>Up to so many messages before one in its channel, oldest first.</summary>
    public async Task<IReadOnlyList<ChatMessage>> ReadBeforeAsync(
        ulong channel,
        ulong message,
        int count,
        CancellationToken cancellationToken
    )
    {
        var page = await rest.SendAsync(
            DiscordCall.Get($"/channels/{channel}/messages?before={message}&limit={Math.Clamp(count, 1, 100)}"),
            cancellationToken
        );
        return page.ValueKind == JsonValueKind.Array
            ?
            [
                .. page.EnumerateArray()
                    .Select(reader.Read)
                    .OfType<ChatMessage>()
                    .OrderBy(one => DiscordId.Of(one.Id, guild.Id)?.Message),
            ]
            : [];
    }

    /// <summary>
    /// Deletes a message; gone already is success. What is said in a title is renamed, since a thread's title cannot be
    /// deleted without everybody's answers.
    /// </summary>
    public async Task HideAsync(ulong channel, ulong message, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await rest.SendAsync(
                DiscordCall.Delete($"/channels/{channel}/messages/{message}") with
                {
                    Reason = reason,
                },
                cancellationToken
            );
        }
        catch (PlatformException gone) when (gone.CodeOf() is DiscordCode.UnknownMessage or DiscordCode.UnknownChannel)
        {
            // Out of sight already.
        }

        if (channel == message && guild.Channel(channel) is { IsThread: true })
        {
            await rest.SendAsync(
                DiscordCall.Patch(
                    $"/channels/{channel}",
                    Payload.Write(json => json.WriteString("name", "Title removed"))
                ) with
                {
                    Reason = reason,
                },
                cancellationToken
            );
        }

        evidence.MarkDeleted(DiscordId.Message(channel, message));
    }

    /// <summary>
    /// Whether a channel that Discord did not list (an archived thread, a direct one) is this server's or the bot's
    /// own:
    /// another server that the bot serves too is another community.
    /// </summary>
    private async Task<bool> IsHereAsync(ulong channel, CancellationToken cancellationToken)
    {
        var found = await rest.SendAsync(DiscordCall.Get($"/channels/{channel}"), cancellationToken);
        return found.Id("guild_id") is not { } home || home == guild.Id;
    }
}
