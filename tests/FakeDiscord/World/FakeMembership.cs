using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;

namespace Belong.FakeDiscord.World;

/// <summary>
/// Joins, leaves, bans and changes of members, told and written to the audit log. Only under the world's lock.
/// </summary>
internal sealed class FakeMembership(DiscordWorld world)
{
    public Member Join(Guild guild, User user, IEnumerable<Role> roles)
    {
        var member = new Member(guild, user, world.Now);
        member.RoleIds = [.. roles.Select(role => role.Id)];
        guild.MembersById.Add(user.Id, member);
        if (user != world.App.Bot)
            Tell("GUILD_MEMBER_ADD", guild, member.ToJson(), Intents.GuildMembers);
        return member;
    }

    public void Leave(Member member)
    {
        var guild = member.Guild;
        guild.MembersById.Remove(member.Id);
        foreach (var thread in guild.Threads)
            thread.Thread!.Joined.Remove(member.Id);
        if (member.User == world.App.Bot)
        {
            world.Tell(
                new WorldEvent("GUILD_DELETE", new JsonObject { ["id"] = guild.Id.ToString() }) { Guild = guild }
            );
        }
        else
        {
            Tell(
                "GUILD_MEMBER_REMOVE",
                guild,
                new JsonObject { ["user"] = member.User.ToJson() },
                Intents.GuildMembers
            );
        }
    }

    public void Kick(Member member, User by, string? reason)
    {
        Leave(member);
        world.Audit.Write(member.Guild, AuditAct.MemberKick, by, member.Id, reason);
    }

    /// <summary>Bans, and removes the user who is there; banning again changes nothing.</summary>
    public void Ban(Guild guild, User user, User by, string? reason, TimeSpan deleteMessages)
    {
        if (!guild.BansByUser.TryAdd(user.Id, new Ban(user, reason)))
            return;
        if (deleteMessages > TimeSpan.Zero)
            world.Board.DeleteLatestOf(guild, user, deleteMessages);
        Tell("GUILD_BAN_ADD", guild, new JsonObject { ["user"] = user.ToJson() }, Intents.GuildModeration);
        if (guild.MemberOf(user.Id) is { } member)
            Leave(member);
        world.Audit.Write(guild, AuditAct.MemberBan, by, user.Id, reason);
    }

    public void Unban(Guild guild, User user, User by, string? reason)
    {
        if (!guild.BansByUser.Remove(user.Id))
            return;
        Tell("GUILD_BAN_REMOVE", guild, new JsonObject { ["user"] = user.ToJson() }, Intents.GuildModeration);
        world.Audit.Write(guild, AuditAct.MemberUnban, by, user.Id, reason);
    }

    /// <summary>Sets or (null) lifts a time-out.</summary>
    public void TimeOut(Member member, DateTimeOffset? until, User by, string? reason)
    {
        var change = AuditEntry.Change(
            "communication_disabled_until",
            Instants.Text(member.TimedOutUntil),
            Instants.Text(until)
        );
        member.TimedOutUntil = until;
        Updated(member);
        world.Audit.Write(member.Guild, AuditAct.MemberUpdate, by, member.Id, reason, [change]);
    }

    public void Rename(Member member, string? nick, User by, string? reason)
    {
        var change = AuditEntry.Change("nick", member.Nick, nick);
        member.Nick = nick;
        Updated(member);
        world.Audit.Write(member.Guild, AuditAct.MemberUpdate, by, member.Id, reason, [change]);
    }

    /// <summary>Gives and takes roles; nothing happens when all is so already.</summary>
    public void SetRoles(Member member, IReadOnlySet<Snowflake> roles, User by, string? reason)
    {
        var added = roles.Except(member.RoleIds).ToList();
        var removed = member.RoleIds.Except(roles).ToList();
        if (added.Count + removed.Count == 0)
            return;
        member.RoleIds = [.. roles];
        Updated(member);
        JsonArray changes = [];
        if (added.Count > 0)
            changes.Add(AuditEntry.Change("$add", null, NamesOf(member.Guild, added)));
        if (removed.Count > 0)
            changes.Add(AuditEntry.Change("$remove", null, NamesOf(member.Guild, removed)));
        world.Audit.Write(member.Guild, AuditAct.MemberRoleUpdate, by, member.Id, reason, changes);
    }

    private static JsonArray NamesOf(Guild guild, IEnumerable<Snowflake> roles) =>
        roles
            .Select(id => (JsonNode)new JsonObject { ["id"] = id.ToString(), ["name"] = guild.RolesById[id].Name })
            .ToJsonArray();

    /// <summary>Of itself a bot hears without any intent.</summary>
    private void Updated(Member member) =>
        Tell(
            "GUILD_MEMBER_UPDATE",
            member.Guild,
            member.ToJson(),
            member.User == world.App.Bot ? Intents.None : Intents.GuildMembers
        );

    private void Tell(string name, Guild guild, JsonObject data, Intents needs)
    {
        data["guild_id"] = guild.Id.ToString();
        world.Tell(new WorldEvent(name, data) { Guild = guild, Needs = needs });
    }
}
