namespace Belong.Bot.Platforms.Discord.Guilds;

/// <summary>
/// Who may do what where, computed as Discord does (developers/topics/permissions): owner and administrators
/// everything;
/// else @everyone and roles, then a channel's overwrites for @everyone, roles and the member. Threads take their
/// channel's.
/// </summary>
internal static class GuildStanding
{
    private const Permission LeftInTimeOut = Permission.ViewChannel | Permission.ReadMessageHistory;

    /// <summary>A member's permissions in the server, without any channel.</summary>
    public static Permission PermissionsOf(this GuildState guild, GuildMember member, DateTimeOffset now)
    {
        if (member.Id == guild.Owner)
            return Permission.All;

        var permissions = guild.Everyone?.Permissions ?? Permission.None;
        foreach (var id in member.Roles)
            permissions |= guild.Role(id)?.Permissions ?? Permission.None;
        if (permissions.HasFlag(Permission.Administrator))
            return Permission.All;
        return member.TimedOutUntil > now ? permissions & LeftInTimeOut : permissions;
    }

    /// <summary>A member's permissions in a channel; none where they cannot see it.</summary>
    public static Permission PermissionsIn(
        this GuildState guild,
        GuildChannel channel,
        GuildMember member,
        DateTimeOffset now
    )
    {
        var permissions = guild.PermissionsOf(member, now);
        if (permissions == Permission.All)
            return permissions;

        var place = channel is { IsThread: true, Parent: { } parent } ? guild.Channel(parent) ?? channel : channel;
        permissions = Apply(permissions, place.Overwrites.Where(one => one.Target == guild.Id));
        permissions = Apply(
            permissions,
            place.Overwrites.Where(one => !one.IsMember && one.Target != guild.Id && member.Roles.Contains(one.Target))
        );
        permissions = Apply(permissions, place.Overwrites.Where(one => one.IsMember && one.Target == member.Id));
        if (member.TimedOutUntil > now)
            permissions &= LeftInTimeOut;
        return permissions.HasFlag(Permission.ViewChannel) ? permissions : Permission.None;
    }

    /// <summary>What somebody without any role may do in a channel.</summary>
    public static Permission PermissionsOfEveryone(this GuildState guild, GuildChannel channel) =>
        guild.PermissionsIn(channel, new GuildMember(0, "", [], IsBot: false), DateTimeOffset.MaxValue);

    /// <summary>
    /// Whether rank lets one act on the other: never on the owner, and only on those whose highest role is lower.
    /// </summary>
    public static bool Outranks(this GuildState guild, GuildMember actor, GuildMember target) =>
        target.Id != guild.Owner
        && (
            actor.Id == guild.Owner
            || (
                guild.HighestOf(actor) is { } mine
                && (guild.HighestOf(target) is not { } theirs || mine.IsAbove(theirs))
            )
        );

    /// <summary>The role that decides a member's rank; null for somebody without any.</summary>
    public static GuildRole? HighestOf(this GuildState guild, GuildMember member)
    {
        GuildRole? highest = null;
        foreach (var id in member.Roles)
        {
            if (guild.Role(id) is { } role && (highest is null || role.IsAbove(highest)))
                highest = role;
        }

        return highest;
    }

    private static Permission Apply(Permission permissions, IEnumerable<Overwrite> overwrites)
    {
        var (allowed, denied) = (Permission.None, Permission.None);
        foreach (var overwrite in overwrites)
            (allowed, denied) = (allowed | overwrite.Allow, denied | overwrite.Deny);
        return (permissions & ~denied) | allowed;
    }
}
