namespace Belong.FakeDiscord.World;

/// <summary>
/// Who may do what where: Discord's order of roles and overwrites, time-outs, threads, and hierarchy.
/// </summary>
internal static class FakeAccess
{
    private const Permission LeftInTimeOut = Permission.ViewChannel | Permission.ReadMessageHistory;

    /// <summary>A member's permissions in the guild, without any channel.</summary>
    public static Permission In(Guild guild, Member member, DateTimeOffset now)
    {
        if (guild.Owner == member.User)
            return Permission.All;

        var permissions = guild.Everyone.Permissions;
        foreach (var id in member.RoleIds)
        {
            if (guild.RolesById.TryGetValue(id, out var role))
                permissions |= role.Permissions;
        }

        if (permissions.HasFlag(Permission.Administrator))
            return Permission.All;
        return member.IsTimedOut(now) ? permissions & LeftInTimeOut : permissions;
    }

    /// <summary>
    /// A member's permissions in a channel; a thread takes its parent's. Without sight of the channel none is left.
    /// </summary>
    public static Permission In(Channel channel, Member member, DateTimeOffset now)
    {
        var guild = channel.Guild!;
        var permissions = In(guild, member, now);
        if (permissions == Permission.All)
            return permissions;

        var overwrites = (channel.Parent ?? channel).OverwriteList;
        permissions = Applied(permissions, overwrites.Where(one => one.Target == guild.Id));
        permissions = Applied(
            permissions,
            overwrites.Where(one => !one.IsMember && member.RoleIds.Contains(one.Target))
        );
        permissions = Applied(permissions, overwrites.Where(one => one.IsMember && one.Target == member.Id));
        if (member.IsTimedOut(now))
            permissions &= LeftInTimeOut;
        if (!permissions.HasFlag(Permission.ViewChannel) || !MaySeeThread(channel, member, permissions))
            return Permission.None;
        return permissions;
    }

    /// <summary>Whether a user sees a channel, be it in a guild or a direct one.</summary>
    public static bool MaySee(Channel channel, User user, User bot, DateTimeOffset now) =>
        channel.Guild is null
            ? channel.Recipient == user || user == bot
            : channel.Guild.MemberOf(user.Id) is { } member && In(channel, member, now).HasFlag(Permission.ViewChannel);

    /// <summary>Whether rank lets one member act on another: never on the owner, and only on those below.</summary>
    public static bool Outranks(Member actor, Member target) =>
        target.User != target.Guild.Owner && (actor.User == actor.Guild.Owner || actor.Rank > target.Rank);

    private static Permission Applied(Permission permissions, IEnumerable<Overwrite> overwrites)
    {
        var (allowed, denied) = (Permission.None, Permission.None);
        foreach (var overwrite in overwrites)
        {
            allowed |= overwrite.Allow;
            denied |= overwrite.Deny;
        }

        return (permissions & ~denied) | allowed;
    }

    private static bool MaySeeThread(Channel channel, Member member, Permission permissions) =>
        channel.Kind != ChannelKind.PrivateThread
        || channel.Thread!.Joined.ContainsKey(member.Id)
        || permissions.HasFlag(Permission.ManageThreads);
}
