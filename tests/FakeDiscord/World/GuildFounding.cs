using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;

namespace Belong.FakeDiscord.World;

/// <summary>
/// Founds guilds, lets the bot in, and takes guilds off the air and back. Only under the world's lock.
/// </summary>
internal sealed class GuildFounding(DiscordWorld world)
{
    /// <summary>A guild with its owner and @everyone, without the bot.</summary>
    public Guild Found(string name, User owner)
    {
        var guild = new Guild(world.Ids.Next(), name, owner, world.Gate);
        guild.RolesById.Add(guild.Id, new Role(guild.Id, "@everyone") { Permissions = Permission.Everyday });
        world.GuildsById.Add(guild.Id, guild);
        world.People.Join(guild, owner, []);
        return guild;
    }

    /// <summary>
    /// The bot follows an invitation with these permissions: it gets a role of its own at the bottom.
    /// </summary>
    public Member InviteBot(Guild guild, Permission permissions)
    {
        var role = world.Roles.Add(guild, world.App.Bot.Name, permissions, ofBot: world.App.Bot.Id);
        var member = world.People.Join(guild, world.App.Bot, [role]);
        world.Tell(new WorldEvent("GUILD_CREATE", Snapshot(guild)) { Guild = guild });
        return member;
    }

    /// <summary>Discord loses or regains a guild for a while.</summary>
    public void SetAvailable(Guild guild, bool available)
    {
        guild.Available = available;
        world.Tell(
            available
                ? new WorldEvent("GUILD_CREATE", Snapshot(guild)) { Guild = guild }
                : new WorldEvent("GUILD_DELETE", Unavailable(guild)) { Guild = guild }
        );
    }

    public void Rename(Guild guild, string name)
    {
        guild.Name = name;
        world.Tell(new WorldEvent("GUILD_UPDATE", guild.ToJson()) { Guild = guild, Needs = Intents.Guilds });
    }

    public static JsonObject Unavailable(Guild guild) => new() { ["id"] = guild.Id.ToString(), ["unavailable"] = true };

    /// <summary>
    /// GUILD_CREATE's payload: all channels, and the active threads that the bot may see. Of the members it has the bot
    /// alone: the others come only to those who ask for presences (developers/events/gateway-events).
    /// </summary>
    public JsonObject Snapshot(Guild guild)
    {
        var bot = world.App.Bot;
        var member = guild.MemberOf(bot.Id)!;
        var threads = guild.Threads.Where(thread =>
            !thread.Thread!.Archived && FakeAccess.MaySee(thread, bot, bot, world.Now)
        );
        var data = guild.ToJson();
        data["joined_at"] = Instants.Text(member.JoinedAt);
        data["large"] = guild.Members.Count > 250;
        data["unavailable"] = false;
        data["member_count"] = guild.Members.Count;
        data["members"] = new JsonArray(member.ToJson());
        data["channels"] = guild.Channels.Select(channel => (JsonNode)channel.ToJson()).ToJsonArray();
        data["threads"] = threads.Select(thread => (JsonNode)thread.ToJson()).ToJsonArray();
        foreach (
            var empty in new[]
            {
                "presences",
                "voice_states",
                "stage_instances",
                "guild_scheduled_events",
                "soundboard_sounds",
            }
        )
        {
            data[empty] = new JsonArray();
        }

        return data;
    }
}
