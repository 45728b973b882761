using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Members;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Messages;

/// <summary>
/// What the bot says to one person: a direct message, or where they take none and the settings allow it, a private
/// thread that only they and those who manage threads can see.
/// </summary>
internal sealed class DirectMessages(
    GuildState guild,
    DiscordRest rest,
    DiscordVoice voice,
    GuildMembers members,
    Ledger ledger
)
{
    private const int PrivateThread = 12;
    private const int WeekInMinutes = 10080;

    /// <exception cref="PlatformException">Undeliverable, where there is no way to the person.</exception>
    public async Task<MessageId> SendAsync(ulong person, Post post, Guid key, CancellationToken cancellationToken)
    {
        try
        {
            return await DirectAsync(person, post, key, cancellationToken);
        }
        catch (PlatformException closed) when (closed.Fault == PlatformFault.Undeliverable)
        {
            if (await InThreadAsync(person, post, key, cancellationToken) is { } told)
                return told;
            throw;
        }
    }

    private async Task<MessageId> DirectAsync(ulong person, Post post, Guid key, CancellationToken cancellationToken)
    {
        var note = $"direct:{person}";
        if (ledger.Note(0, note) is { } known && Snowflake.TryParse(known, out var channel))
        {
            try
            {
                return await voice.PostAsync(channel, post, key, cancellationToken);
            }
            catch (PlatformException gone) when (gone.CodeOf() == DiscordCode.UnknownChannel)
            {
                ledger.SetNote(0, note, null);
            }
        }

        channel = await OpenAsync(person, cancellationToken);
        ledger.SetNote(0, note, Snowflake.Text(channel));
        return await voice.PostAsync(channel, post, key, cancellationToken);
    }

    /// <summary>Opening the same conversation twice gives the same one.</summary>
    private async Task<ulong> OpenAsync(ulong person, CancellationToken cancellationToken)
    {
        try
        {
            var opened = await rest.SendAsync(
                DiscordCall.Post(
                    "/users/@me/channels",
                    Payload.Write(json => json.WriteString("recipient_id", Snowflake.Text(person)))
                ) with
                {
                    Repeatable = true,
                },
                cancellationToken
            );
            return opened.Id("id")
                ?? throw new PlatformException(PlatformFault.Transient, "Discord's answer names no channel.");
        }
        catch (PlatformException none)
            when (none.Fault is PlatformFault.NotFound
                || none.CodeOf() is DiscordCode.InvalidRecipient or DiscordCode.InvalidForm
            )
        {
            throw new PlatformException(
                PlatformFault.Undeliverable,
                "Discord knows nobody of this id to write to.",
                none
            );
        }
    }

    /// <summary>Null where the settings name no channel for it, or the person is not here.</summary>
    private async Task<MessageId?> InThreadAsync(ulong person, Post post, Guid key, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(guild.Options.PrivateNotices))
            return null;
        guild.RequireKnown();
        if (
            guild.FindChannel(guild.Options.PrivateNotices) is not { } place
            || await members.FetchAsync(person, cancellationToken) is null
        )
        {
            return null;
        }

        var thread = await ThreadAsync(place.Id, key, cancellationToken);
        await rest.SendAsync(DiscordCall.Put($"/channels/{thread}/thread-members/{person}"), cancellationToken);
        return await voice.PostAsync(thread, post, key, cancellationToken);
    }

    /// <summary>
    /// The key's own thread. Its name says nothing, and is how a thread is found whose making was never answered.
    /// </summary>
    private async Task<ulong> ThreadAsync(ulong channel, Guid key, CancellationToken cancellationToken)
    {
        var note = $"thread:{key:N}";
        var name = $"Notice {Convert.ToHexStringLower(key.ToByteArray()[^5..])}";
        if (ledger.Note(guild.Id, note) is { } known)
        {
            if (Snowflake.TryParse(known, out var thread))
                return thread;
            var active = await rest.SendAsync(DiscordCall.Get($"/guilds/{guild.Id}/threads/active"), cancellationToken);
            if (active.List("threads").FirstOrDefault(one => one.Text("name") == name).Id("id") is { } orphan)
            {
                ledger.SetNote(guild.Id, note, Snowflake.Text(orphan));
                return orphan;
            }
        }

        ledger.SetNote(guild.Id, note, "begun");
        var made = await rest.SendAsync(
            DiscordCall.Post(
                $"/channels/{channel}/threads",
                Payload.Write(json =>
                {
                    json.WriteString("name", name);
                    json.WriteNumber("type", PrivateThread);
                    json.WriteBoolean("invitable", false);
                    json.WriteNumber("auto_archive_duration", WeekInMinutes);
                })
            ),
            cancellationToken
        );
        var id =
            made.Id("id") ?? throw new PlatformException(PlatformFault.Transient, "Discord's answer names no thread.");
        ledger.SetNote(guild.Id, note, Snowflake.Text(id));
        return id;
    }
}
