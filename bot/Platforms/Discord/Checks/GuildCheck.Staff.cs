using Belong.Bot.Platforms.Discord.Commands;
using Belong.Bot.Platforms.Discord.Guilds;

namespace Belong.Bot.Platforms.Discord.Checks;

/// <summary>Who works the cases, and where: the staff's roles and the channels of their queues.</summary>
internal sealed partial class GuildCheck
{
    private IEnumerable<CheckLine> Roles()
    {
        foreach (
            var (setting, names) in new[]
            {
                (nameof(_settings.ModeratorRoles), _settings.ModeratorRoles),
                (nameof(_settings.OperatorRoles), _settings.OperatorRoles),
                (nameof(_settings.TrusteeRoles), _settings.TrusteeRoles),
                (
                    nameof(_settings.AccessRole),
                    string.IsNullOrWhiteSpace(_settings.AccessRole) ? [] : new[] { _settings.AccessRole }
                ),
            }
        )
        {
            foreach (var name in names.Where(name => guild.FindRole(name) is null))
            {
                yield return Wrong(
                    $"there is no role '{name}' ({setting}). Make it, or name another one by name or id."
                );
            }

            foreach (
                var name in names.Where(name => !Snowflake.TryParse(name, out _) && guild.RolesNamed(name).Count() > 1)
            )
            {
                yield return Lacking(
                    $"there are several roles '{name}' ({setting}): the bot takes the oldest. Rename "
                        + $"the others, or name the right one by its id."
                );
            }
        }

        // Trustees work the same cases with the moderators' commands; some are the operators' alone.
        var moderators = CommandPayload.ShownWith(Chat.Roles.Moderator);
        foreach (
            var (names, needed, whose) in new[]
            {
                (_settings.ModeratorRoles, moderators, "moderators'"),
                (_settings.OperatorRoles, moderators | CommandPayload.ShownWith(Chat.Roles.Operator), "operators'"),
                (_settings.TrusteeRoles, moderators, "trustees'"),
            }
        )
        {
            foreach (
                var role in names
                    .Select(guild.FindRole)
                    .OfType<GuildRole>()
                    .Where(role => !role.Permissions.HasFlag(Permission.Administrator))
            )
            {
                var missing = needed & ~(role.Permissions | (guild.Everyone?.Permissions ?? 0));
                if (missing != Permission.None)
                {
                    yield return Lacking(
                        $"the role {role.Name} lacks {Say(missing)}, so Discord does not show it all "
                            + $"of the {whose} commands. Give it that, or allow the commands under Server Settings, "
                            + $"Integrations."
                    );
                }
            }
        }
    }

    private IEnumerable<CheckLine> Queues(GuildMember self)
    {
        foreach (
            var (setting, name) in new[]
            {
                (nameof(_settings.ModeratorsChannel), _settings.ModeratorsChannel),
                (nameof(_settings.OperatorsChannel), _settings.OperatorsChannel),
                (nameof(_settings.TrusteeChannel), _settings.TrusteeChannel),
            }
        )
        {
            if (guild.FindChannel(name) is not { } channel)
            {
                yield return Wrong(
                    $"there is no channel '{name}' ({setting}) that the bot can see. Make it, or let "
                        + $"the bot's role view it."
                );
                continue;
            }

            if (guild.PermissionsOfEveryone(channel).HasFlag(Permission.ViewChannel))
            {
                yield return Wrong(
                    $"everybody can see #{channel.Name} ({setting}), where cases with names are shown. "
                        + $"Take {Permission.ViewChannel.Say()} from @everyone there."
                );
            }

            foreach (
                var line in Missing(
                    self,
                    channel,
                    Permission.ViewChannel
                        | Permission.SendMessages
                        | Permission.EmbedLinks
                        | Permission.ReadMessageHistory,
                    CheckResult.Wrong,
                    "for the cards"
                )
            )
            {
                yield return line;
            }
        }

        // Cases about moderators go past them (C11), cases about operators past those (C30).
        foreach (
            var (channel, roles) in new[]
            {
                (_settings.OperatorsChannel, _settings.ModeratorRoles),
                (_settings.TrusteeChannel, _settings.ModeratorRoles),
                (_settings.TrusteeChannel, _settings.OperatorRoles),
            }
        )
        {
            foreach (var role in roles.Select(guild.FindRole).OfType<GuildRole>())
            {
                if (
                    guild.FindChannel(channel) is { } place
                    && !guild.PermissionsOfEveryone(place).HasFlag(Permission.ViewChannel)
                    && guild.PermissionsIn(place, new GuildMember(0, "", [role.Id], false), now) is var seen
                    && seen.HasFlag(Permission.ViewChannel)
                    && seen != Permission.All
                )
                {
                    yield return Lacking(
                        $"the role {role.Name} can see #{place.Name}, where cases about its own "
                            + $"holders are shown. Take {Permission.ViewChannel.Say()} from it there."
                    );
                }
            }
        }
    }
}
