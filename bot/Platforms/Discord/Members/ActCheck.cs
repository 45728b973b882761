using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;

namespace Belong.Bot.Platforms.Discord.Members;

/// <summary>
/// Why an act would fail, before anything is promised: the bot's permission and rank, ownership, and the rank of the
/// moderator in whose name it acts, which the bot must not lend.
/// </summary>
internal sealed class ActCheck(GuildState guild, GuildMembers members, TimeProvider time)
{
    public async Task<string?> WhyNotAsync(MemberAct act, ulong person, ulong? by, CancellationToken cancellationToken)
    {
        var needed = Needed(act);
        var now = time.GetUtcNow();
        if (guild.Self is not { } self)
            return "Discord has not told yet what the bot may do here. Try again in a moment.";
        if (!guild.PermissionsOf(self, now).HasFlag(needed))
            return $"The bot lacks the permission {needed.Say()}. Give it to the bot's role in the server's settings.";
        if (person == guild.Owner)
            return "The member owns the server: Discord lets nobody do this to the owner.";

        var target = await members.FetchAsync(person, cancellationToken);
        if (act == MemberAct.TakeAccess && AccessFault(self, target) is { } fault)
            return fault;
        if (target is null)
            return act == MemberAct.Ban ? null : "The member is not on the server any more.";
        if (target.Id == self.Id)
            return "That is the bot itself.";
        if (
            act == MemberAct.TimeOut
            && guild.PermissionsOf(target with { TimedOutUntil = null }, now) == Permission.All
        )
        {
            return "The member is an administrator of the server, whom Discord does not time out. Take the role from "
                + "them first.";
        }

        // A role is taken by rank over the role; the others by rank over the member.
        if (act != MemberAct.TakeAccess && !guild.Outranks(self, target))
        {
            return "The member's highest role is not below the bot's. Move the bot's role above it in the server's "
                + "settings, or act by hand.";
        }

        return by is { } actor ? await LentRankAsync(actor, target, cancellationToken) : null;
    }

    private async Task<string?> LentRankAsync(ulong actor, GuildMember target, CancellationToken cancellationToken)
    {
        var moderator = members.Current(actor) ?? await members.FetchAsync(actor, cancellationToken);
        return moderator is null || !guild.Outranks(moderator, target)
            ? "Your highest role on the server is not above the member's: the bot does for you what you could do "
                + "yourself, and no more. Ask somebody of a higher role."
            : null;
    }

    private string? AccessFault(GuildMember self, GuildMember? target)
    {
        if (guild.FindRole(guild.Options.AccessRole ?? "") is not { } role)
            return "The server has no access role that could be taken. Set AccessRole to a role of the server.";
        if (role.IsManaged)
            return $"The role {role.Name} belongs to an integration: Discord lets nobody take it by hand.";
        return target is not null && self.Id != guild.Owner && guild.HighestOf(self)?.IsAbove(role) != true
            ? $"The role {role.Name} is not below the bot's. Move the bot's role above it in the server's settings."
            : null;
    }

    private static Permission Needed(MemberAct act) =>
        act switch
        {
            MemberAct.TimeOut => Permission.ModerateMembers,
            MemberAct.Kick => Permission.KickMembers,
            MemberAct.Ban => Permission.BanMembers,
            MemberAct.TakeAccess => Permission.ManageRoles,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
