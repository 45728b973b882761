namespace Belong.FakeDiscord.World;

/// <summary>Discord's audit log action types, as far as they happen here.</summary>
public enum AuditAct
{
    GuildUpdate = 1,
    ChannelCreate = 10,
    ChannelUpdate = 11,
    ChannelDelete = 12,
    OverwriteUpdate = 14,
    MemberKick = 20,
    MemberBan = 22,
    MemberUnban = 23,
    MemberUpdate = 24,
    MemberRoleUpdate = 25,
    RoleCreate = 30,
    RoleUpdate = 31,
    RoleDelete = 32,
    MessageDelete = 72,
    MessageBulkDelete = 73,
    ThreadCreate = 110,
    ThreadUpdate = 111,
    ThreadDelete = 112,
    AutoModRuleCreate = 140,
    AutoModRuleUpdate = 141,
    AutoModRuleDelete = 142,
    AutoModBlockMessage = 143,
    AutoModFlag = 144,
    AutoModTimeOut = 145,
}
