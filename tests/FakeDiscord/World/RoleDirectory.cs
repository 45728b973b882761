using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;

namespace Belong.FakeDiscord.World;

/// <summary>Makes, changes and removes roles, and tells of it. Only under the world's lock.</summary>
internal sealed class RoleDirectory(DiscordWorld world)
{
    /// <summary>A role just above @everyone; <paramref name="above"/> puts it above another one.</summary>
    public Role Add(Guild guild, string name, Permission permissions, Role? above = null, Snowflake? ofBot = null)
    {
        var position = (above?.Position ?? 0) + 1;
        foreach (var higher in guild.Roles.Where(role => role.Position >= position))
            higher.Position++;
        var role = new Role(world.Ids.Next(), name)
        {
            Permissions = permissions,
            Position = position,
            OfBot = ofBot,
        };
        guild.RolesById.Add(role.Id, role);
        Tell("GUILD_ROLE_CREATE", guild, new JsonObject { ["role"] = role.ToJson() });
        return role;
    }

    public void Update(Guild guild, Role role, Action<Role> change)
    {
        change(role);
        Tell("GUILD_ROLE_UPDATE", guild, new JsonObject { ["role"] = role.ToJson() });
    }

    public void Remove(Guild guild, Role role)
    {
        guild.RolesById.Remove(role.Id);
        foreach (var member in guild.Members)
            member.RoleIds = [.. member.RoleIds.Where(id => id != role.Id)];
        Tell("GUILD_ROLE_DELETE", guild, new JsonObject { ["role_id"] = role.Id.ToString() });
    }

    private void Tell(string name, Guild guild, JsonObject data)
    {
        data["guild_id"] = guild.Id.ToString();
        world.Tell(new WorldEvent(name, data) { Guild = guild, Needs = Intents.Guilds });
    }
}
