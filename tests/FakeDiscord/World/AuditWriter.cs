using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;

namespace Belong.FakeDiscord.World;

/// <summary>Keeps audit logs and tells the bot of each new entry, when it may read them.</summary>
internal sealed class AuditWriter(DiscordWorld world)
{
    private static readonly TimeSpan Grouping = TimeSpan.FromMinutes(5);

    public AuditEntry Write(
        Guild guild,
        AuditAct act,
        User by,
        Snowflake? target,
        string? reason,
        JsonArray? changes = null,
        JsonObject? options = null
    )
    {
        var entry = new AuditEntry(world.Ids.Next(), act, by, target)
        {
            Reason = reason,
            Changes = changes,
            Options = options,
        };
        guild.Entries.Add(entry);
        if (
            guild.MemberOf(world.App.Bot.Id) is { } bot
            && FakeAccess.In(guild, bot, world.Now).HasFlag(Permission.ViewAuditLog)
        )
        {
            var data = entry.ToJson();
            data["guild_id"] = guild.Id.ToString();
            world.Tell(
                new WorldEvent("GUILD_AUDIT_LOG_ENTRY_CREATE", data) { Guild = guild, Needs = Intents.GuildModeration }
            );
        }

        return entry;
    }

    /// <summary>
    /// Deletes of one author's messages in one channel by the same person are one entry with a count; own deletes leave
    /// none.
    /// </summary>
    public void WriteMessageDelete(Message message, User by, string? reason)
    {
        if (message.Channel.Guild is not { } guild || by == message.Author)
            return;

        var channel = message.Channel.Id.ToString();
        var last = guild.Entries.LastOrDefault(entry => entry.Act == AuditAct.MessageDelete && entry.By == by);
        if (
            last is not null
            && last.Target == message.Author.Id
            && last.Options.Text("channel_id") == channel
            && world.Now - last.Id.CreatedAt < Grouping
        )
        {
            var count = int.Parse(last.Options.Text("count")!, CultureInfo.InvariantCulture) + 1;
            last.Options!["count"] = count.ToString(CultureInfo.InvariantCulture);
            return;
        }

        Write(
            guild,
            AuditAct.MessageDelete,
            by,
            message.Author.Id,
            reason,
            options: new JsonObject { ["channel_id"] = channel, ["count"] = "1" }
        );
    }
}
