using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Control;

/// <summary>
/// The guild that the fake starts with: a few people, a moderators' channel that only they and the bot see, and the bot
/// with what it needs.
/// </summary>
public sealed class Town
{
    /// <summary>The least that a moderation bot asks for.</summary>
    public const Permission BotPermissions =
        Permission.ViewChannel
        | Permission.SendMessages
        | Permission.SendMessagesInThreads
        | Permission.ReadMessageHistory
        | Permission.EmbedLinks
        | Permission.ManageMessages
        | Permission.ModerateMembers
        | Permission.KickMembers
        | Permission.BanMembers
        | Permission.ManageRoles
        | Permission.ViewAuditLog
        | Permission.ManageGuild
        | Permission.CreatePublicThreads
        | Permission.CreatePrivateThreads
        | Permission.ManageThreads;

    internal Town(PeopleDoings people)
    {
        Guild = people.Found("Belong Network", "Owner", BotPermissions);
        Owner = Guild.MembersById[Guild.Owner.Id];
        BotRole = people.BotRole(Guild);
        Access = people.AddRole(Guild, "Members");
        Operators = people.AddRole(
            Guild,
            "Operators",
            Permission.ManageGuild | Permission.ModerateMembers | Permission.BanMembers | Permission.KickMembers,
            above: Access
        );
        Moderators = people.AddRole(
            Guild,
            "Moderators",
            Permission.ModerateMembers | Permission.ManageMessages | Permission.KickMembers | Permission.BanMembers,
            above: Access
        );
        General = people.AddChannel(Guild, "general");
        Forum = people.AddChannel(Guild, "forum", ChannelKind.Forum);
        ModeratorsChannel = people.AddChannel(
            Guild,
            "moderators",
            ChannelKind.Text,
            new Overwrite(Guild.Id, IsMember: false, Permission.None, Permission.ViewChannel),
            new Overwrite(Moderators.Id, IsMember: false, Permission.ViewChannel, Permission.None),
            new Overwrite(Operators.Id, IsMember: false, Permission.ViewChannel, Permission.None),
            new Overwrite(BotRole.Id, IsMember: false, Permission.ViewChannel, Permission.None)
        );
        Alice = people.Join(Guild, "Alice", TimeSpan.FromDays(900), Access);
        Bob = people.Join(Guild, "Bob", TimeSpan.FromDays(400), Access);
        Mod = people.Join(Guild, "Moderator One", TimeSpan.FromDays(1500), Access, Moderators);
        SecondMod = people.Join(Guild, "Moderator Two", TimeSpan.FromDays(1500), Access, Moderators);
        Operator = people.Join(Guild, "Operator", TimeSpan.FromDays(2000), Access, Operators);
        people.MoveAbove(Guild, BotRole, Operators);
    }

    public Guild Guild { get; }

    public Role BotRole { get; }

    /// <summary>The role that opens the community to a member.</summary>
    public Role Access { get; }

    public Role Moderators { get; }

    public Role Operators { get; }

    public Channel General { get; }

    public Channel Forum { get; }

    public Channel ModeratorsChannel { get; }

    public Member Owner { get; }

    public Member Alice { get; }

    public Member Bob { get; }

    public Member Mod { get; }

    public Member SecondMod { get; }

    public Member Operator { get; }
}
