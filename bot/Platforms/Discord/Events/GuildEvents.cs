using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;
using Belong.Bot.Platforms.Discord.Members;
using Belong.Bot.Platforms.Discord.Messages;
using Belong.Bot.Platforms.Discord.Rest;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>
/// What the gateway tells of a server: kept where the bot has to know it, and told on where the bot has to hear it.
/// </summary>
internal sealed class GuildEvents(
    GuildState guild,
    GuildMembers members,
    MessageReader reader,
    EvidenceCache evidence,
    ChannelHeads heads,
    HandSanctions sanctions,
    AutoModNews filter,
    ContentWatch content,
    DiscordRest rest
)
{
    private readonly CommunityId _community = DiscordId.Community(guild.Id);

    /// <summary>The gateway's events that are read; all others are skipped unread.</summary>
    public static IReadOnlySet<string> Names { get; } =
        new HashSet<string>
        {
            "GUILD_CREATE",
            "GUILD_UPDATE",
            "GUILD_DELETE",
            "GUILD_ROLE_CREATE",
            "GUILD_ROLE_UPDATE",
            "GUILD_ROLE_DELETE",
            "CHANNEL_CREATE",
            "CHANNEL_UPDATE",
            "CHANNEL_DELETE",
            "THREAD_CREATE",
            "THREAD_UPDATE",
            "THREAD_DELETE",
            "THREAD_LIST_SYNC",
            "GUILD_MEMBER_ADD",
            "GUILD_MEMBER_UPDATE",
            "GUILD_MEMBER_REMOVE",
            "MESSAGE_CREATE",
            "MESSAGE_UPDATE",
            "MESSAGE_DELETE",
            "MESSAGE_DELETE_BULK",
            "GUILD_AUDIT_LOG_ENTRY_CREATE",
            "AUTO_MODERATION_ACTION_EXECUTION",
            "AUTO_MODERATION_RULE_CREATE",
            "AUTO_MODERATION_RULE_UPDATE",
            "INTERACTION_CREATE",
        };

    /// <summary>Takes over one event of this server, in order.</summary>
    public IEnumerable<ChatEvent> Read(string name, JsonElement data)
    {
        switch (name)
        {
            case "MESSAGE_CREATE":
                return Posted(data);
            case "MESSAGE_UPDATE":
                return One(Edited(data));
            case "MESSAGE_DELETE":
                return One(Deleted(data, data.Id("id")));
            case "MESSAGE_DELETE_BULK":
                return data.Ids("ids").Order().Select(id => Deleted(data, id)).OfType<ChatEvent>();
            case "GUILD_MEMBER_ADD":
                return One(Joined(data));
            case "GUILD_MEMBER_UPDATE":
                return One(Changed(data));
            case "GUILD_MEMBER_REMOVE":
                return One(Left(data));
            case "GUILD_AUDIT_LOG_ENTRY_CREATE":
                return One(sanctions.Read(data));
            case "AUTO_MODERATION_ACTION_EXECUTION":
                return One(filter.Read(data));
            case "THREAD_CREATE" or "THREAD_UPDATE":
                return One(Titled(data));
            default:
                Keep(name, data);
                return [];
        }
    }

    private IEnumerable<ChatEvent> Posted(JsonElement data)
    {
        if (
            reader.Read(data) is not { } message
            || data.Id("channel_id") is not { } channel
            || data.Id("id") is not { } id
        )
        {
            yield break;
        }

        if (
            GuildMember.Read(data.At("member"), data.At("author")) is { IsBot: false } author
            && !data.Has("webhook_id")
            && data.Has("member")
        )
        {
            members.Put(author);
        }

        if (!guild.IsWatched(channel))
            yield break;
        if (content.Look(data) is { } mode)
            yield return mode;
        if (!message.ByBot)
            evidence.Keep(message);
        yield return new ChatEvent.MessagePosted(message) { Position = heads.Posted(channel, id) };
    }

    /// <summary>
    /// An edit is known by its instant. Discord also tells of link previews, pins and flags in this way, whose instant
    /// is missing or the last edit's: nobody said anything.
    /// </summary>
    private ChatEvent.MessageEdited? Edited(JsonElement data)
    {
        if (
            data.Instant("edited_timestamp") is not { } at
            || reader.Read(data) is not { } message
            || data.Id("channel_id") is not { } channel
            || data.Id("id") is not { } id
            || !guild.IsWatched(channel)
        )
        {
            return null;
        }

        if (evidence.Find(message.Id) is { } before && before.Edit >= message.Edit)
            return null;
        if (!message.ByBot)
            evidence.Keep(message);
        return new ChatEvent.MessageEdited(message) { Position = heads.Edited(channel, id, at) };
    }

    private ChatEvent.MessageDeleted? Deleted(JsonElement data, ulong? message)
    {
        if (message is not { } id || data.Id("channel_id") is not { } channel || !guild.IsWatched(channel))
            return null;
        var full = DiscordId.Message(channel, id);
        evidence.MarkDeleted(full);
        return new ChatEvent.MessageDeleted(_community, DiscordId.Channel(channel), full)
        {
            Position = heads.Removed(channel, id),
        };
    }

    private ChatEvent.MemberJoined? Joined(JsonElement data)
    {
        if (GuildMember.Read(data) is not { } member)
            return null;
        members.Put(member);
        return member.IsBot
            ? null
            : new ChatEvent.MemberJoined(_community, guild.ToMember(member), data.Text("joined_at") ?? "");
    }

    private ChatEvent.MemberRenamed? Changed(JsonElement data)
    {
        if (GuildMember.Read(data) is not { } member)
            return null;

        // Somebody who was never seen may have a new name: looking at it once too often does no harm.
        var before = members.NameOf(member.Id);
        members.Put(member);
        if (member.Id == guild.Bot)
            rest.ForgetLostPermissions();
        return !member.IsBot && before != member.Name
            ? new ChatEvent.MemberRenamed(_community, guild.ToMember(member))
            : null;
    }

    private ChatEvent.MemberLeft? Left(JsonElement data)
    {
        if (data.At("user").Id("id") is not { } person)
            return null;
        members.Remove(person);
        return data.At("user").Flag("bot") ? null : new ChatEvent.MemberLeft(_community, DiscordId.Member(person));
    }

    /// <summary>
    /// A new thread's title, or another one. A forum post's first title comes with its first message.
    /// </summary>
    private ChatEvent? Titled(JsonElement data)
    {
        if (GuildChannel.Read(data) is not { } thread)
            return null;
        var before = guild.Channel(thread.Id);
        guild.Put(thread);
        if (!guild.IsWatched(thread.Id))
            return null;
        if (before is not null && before.Name != thread.Name)
        {
            return reader.Title(thread, reader.Now, renamed: true) is { } renamed
                ? new ChatEvent.MessageEdited(renamed)
                : null;
        }

        var isPost = guild.Channel(thread.Parent ?? 0) is { IsForum: true };
        return
            before is null
            && data.Flag("newly_created")
            && !isPost
            && reader.Title(thread, Snowflake.TimeOf(thread.Id), renamed: false) is { } title
            ? new ChatEvent.MessagePosted(title)
            : null;
    }

    private void Keep(string name, JsonElement data)
    {
        switch (name)
        {
            case "GUILD_UPDATE":
                guild.Rename(data);
                break;
            case "GUILD_ROLE_CREATE" or "GUILD_ROLE_UPDATE":
                guild.Put(GuildRole.Read(data.At("role")));
                break;
            case "GUILD_ROLE_DELETE":
                guild.RemoveRole(data.Id("role_id"));
                break;
            case "CHANNEL_CREATE" or "CHANNEL_UPDATE":
                guild.Put(GuildChannel.Read(data));
                break;
            case "CHANNEL_DELETE" or "THREAD_DELETE":
                guild.RemoveChannel(data.Id("id"));
                break;
            case "THREAD_LIST_SYNC":
                foreach (var thread in data.List("threads"))
                    guild.Put(GuildChannel.Read(thread));
                break;
            case "AUTO_MODERATION_RULE_CREATE" or "AUTO_MODERATION_RULE_UPDATE":
                filter.PutRule(data);
                return;
            default:
                return;
        }

        rest.ForgetLostPermissions();
    }

    private static IEnumerable<ChatEvent> One(ChatEvent? happened) => happened is null ? [] : [happened];
}
