namespace Belong.Bot.Platforms.Discord.Guilds;

/// <summary>
/// Discord's permissions that the bot asks about (developers/topics/permissions); other bits are kept as they are.
/// </summary>
[Flags]
internal enum Permission : ulong
{
    None = 0,
    KickMembers = 1UL << 1,
    BanMembers = 1UL << 2,
    Administrator = 1UL << 3,
    ManageGuild = 1UL << 5,
    ViewAuditLog = 1UL << 7,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    EmbedLinks = 1UL << 14,
    ReadMessageHistory = 1UL << 16,
    Connect = 1UL << 20,
    ManageRoles = 1UL << 28,
    ManageThreads = 1UL << 34,
    CreatePrivateThreads = 1UL << 36,
    SendMessagesInThreads = 1UL << 38,
    ModerateMembers = 1UL << 40,
    All = ulong.MaxValue,
}

/// <summary>Permissions by the names that Discord's own settings show.</summary>
internal static class PermissionNames
{
    public static string Say(this Permission permission) =>
        permission switch
        {
            Permission.KickMembers => "Kick Members",
            Permission.BanMembers => "Ban Members",
            Permission.ManageGuild => "Manage Server",
            Permission.ViewAuditLog => "View Audit Log",
            Permission.ViewChannel => "View Channels",
            Permission.SendMessages => "Send Messages",
            Permission.ManageMessages => "Manage Messages",
            Permission.EmbedLinks => "Embed Links",
            Permission.ReadMessageHistory => "Read Message History",
            Permission.ManageRoles => "Manage Roles",
            Permission.ManageThreads => "Manage Threads",
            Permission.CreatePrivateThreads => "Create Private Threads",
            Permission.SendMessagesInThreads => "Send Messages in Threads",
            Permission.ModerateMembers => "Time Out Members",
            _ => permission.ToString(),
        };

    /// <summary>Each single permission of a set, in the order of its bits.</summary>
    public static IEnumerable<Permission> Each(this Permission set) =>
        Enum.GetValues<Permission>().Where(one => ulong.PopCount((ulong)one) == 1 && set.HasFlag(one));
}
