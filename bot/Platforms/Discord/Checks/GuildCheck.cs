using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;

namespace Belong.Bot.Platforms.Discord.Checks;

/// <summary>
/// Looks at one server: roles, channels, permissions and rank, against what the settings want to be done.
/// </summary>
internal sealed partial class GuildCheck(GuildState guild, DateTimeOffset now)
{
    private readonly DiscordGuildOptions _settings = guild.Options;

    public static Permission NeededFor(Removal how) =>
        how switch
        {
            Removal.Kick => Permission.KickMembers,
            Removal.Ban => Permission.BanMembers,
            Removal.Access => Permission.ManageRoles,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public IReadOnlyList<CheckLine> Lines()
    {
        if (guild.Self is not { } self)
            return [Wrong("Discord does not show the bot among the members of the server.")];

        List<CheckLine> faults =
        [
            .. Roles(),
            .. Queues(self),
            .. Acts(self),
            .. Watching(self),
            .. Rank(self),
            .. Notices(self),
        ];
        return faults.Count > 0
            ? faults
            :
            [
                new CheckLine(
                    CheckResult.Good,
                    $"{guild.Name}: roles, channels and permissions are as the settings need them."
                ),
            ];
    }

    private IEnumerable<CheckLine> Acts(GuildMember self)
    {
        var mine = guild.PermissionsOf(self, now);
        if (mine == Permission.All)
            yield return Lacking("the bot is an administrator, which is more than it needs. Take that from its role.");
        foreach (
            var (permission, what) in new[]
            {
                (Permission.ModerateMembers, "members cannot be timed out"),
                (Permission.ViewAuditLog, "sanctions by hand do not become cases"),
                (Permission.ManageMessages, "messages cannot be hidden"),
                (
                    Permission.ManageThreads,
                    "titles of forum posts cannot be hidden, and private threads that were archived "
                        + "meanwhile are not read"
                ),
                // Discord sends AutoMod's events to nobody without it (developers/events/gateway-events).
                (Permission.ManageGuild, "what Discord's AutoMod holds back does not become evidence"),
            }.Concat(_settings.AllowedRemovals.Select(how => (NeededFor(how), $"members cannot be removed ({how})")))
        )
        {
            if (!mine.HasFlag(permission))
                yield return Lacking($"the bot lacks {permission.Say()}: {what}. Give it to the bot's role.");
        }
    }

    private IEnumerable<CheckLine> Watching(GuildMember self)
    {
        foreach (
            var name in _settings
                .WatchedChannels.Concat(_settings.IgnoredChannels)
                .Where(name =>
                    guild.FindChannel(name) is null
                    && !guild.Channels.Any(channel =>
                        string.Equals(channel.Name, name.TrimStart('#'), StringComparison.OrdinalIgnoreCase)
                        || DiscordId.Of(new ChannelId(name)) == channel.Id
                    )
                )
        )
        {
            yield return Lacking(
                $"there is no channel '{name}' (WatchedChannels or IgnoredChannels) that the bot can see."
            );
        }

        foreach (
            var channel in guild
                .Channels.Where(channel => !channel.IsThread && channel.Type != 4 && guild.IsWatched(channel.Id))
                .OrderBy(channel => channel.Id)
        )
        {
            var mine = guild.PermissionsIn(channel, self, now);
            if (!mine.HasFlag(Permission.ViewChannel))
            {
                // What it cannot see by somebody's intention needs no word, unless the settings name it.
                if (_settings.WatchedChannels.Length > 0)
                {
                    yield return Lacking(
                        $"#{channel.Name} is not read: the bot lacks {Permission.ViewChannel.Say()} there."
                    );
                }

                continue;
            }

            // What the server already lacks has been said once.
            var wanted =
                (Permission.ReadMessageHistory | Permission.ManageMessages)
                & (guild.PermissionsOf(self, now) | Permission.ReadMessageHistory);
            foreach (
                var line in Missing(self, channel, wanted, CheckResult.Lacking, "to read what was missed, and to hide")
            )
            {
                yield return line;
            }
        }
    }

    private IEnumerable<CheckLine> Rank(GuildMember self)
    {
        if (self.Id == guild.Owner || guild.HighestOf(self) is not { } mine)
            yield break;

        var staff = _settings
            .ModeratorRoles.Concat(_settings.OperatorRoles)
            .Concat(_settings.TrusteeRoles)
            .Select(guild.FindRole)
            .OfType<GuildRole>()
            .Select(role => role.Id)
            .ToHashSet();
        var above = guild
            .Roles.Where(role =>
                role.Id != guild.Id
                && role.Id != mine.Id
                && !role.IsManaged
                && role.IsAbove(mine)
                && !staff.Contains(role.Id)
            )
            .OrderBy(role => role.Position)
            .Select(role => role.Name)
            .ToList();
        if (above.Count > 0)
        {
            yield return Lacking(
                $"the bot's role {mine.Name} stands below {string.Join(", ", above)}: nothing can be "
                    + $"done to who has those. Move it above them."
            );
        }

        if (guild.FindRole(_settings.AccessRole ?? "") is { } access && !mine.IsAbove(access))
        {
            yield return Lacking(
                $"the access role {access.Name} does not stand below the bot's role {mine.Name}: it "
                    + $"cannot be taken or given. Move the bot's role above it."
            );
        }
    }

    private IEnumerable<CheckLine> Notices(GuildMember self)
    {
        if (string.IsNullOrWhiteSpace(_settings.PrivateNotices))
            yield break;
        if (guild.FindChannel(_settings.PrivateNotices) is not { } channel)
        {
            yield return Lacking(
                $"there is no channel '{_settings.PrivateNotices}' (PrivateNotices): notices to who "
                    + $"takes no direct messages stay undelivered."
            );
            yield break;
        }

        foreach (
            var line in Missing(
                self,
                channel,
                Permission.ViewChannel | Permission.CreatePrivateThreads | Permission.SendMessagesInThreads,
                CheckResult.Lacking,
                "for private notices"
            )
        )
        {
            yield return line;
        }

        if (!guild.PermissionsOfEveryone(channel).HasFlag(Permission.ViewChannel))
        {
            yield return Lacking(
                $"#{channel.Name} (PrivateNotices) is not visible to everybody: who cannot see it "
                    + $"cannot be told there."
            );
        }
    }

    private IEnumerable<CheckLine> Missing(
        GuildMember self,
        GuildChannel channel,
        Permission wanted,
        CheckResult result,
        string why
    )
    {
        var missing = wanted & ~guild.PermissionsIn(channel, self, now);
        if (missing != Permission.None)
        {
            yield return new CheckLine(
                result,
                $"{guild.Name}: the bot lacks {Say(missing)} in #{channel.Name} "
                    + $"({why}). Give it to the bot's role there."
            );
        }
    }

    private static string Say(Permission set) => string.Join(" and ", set.Each().Select(one => one.Say()));

    private CheckLine Wrong(string text) => new(CheckResult.Wrong, $"{guild.Name}: {text}");

    private CheckLine Lacking(string text) => new(CheckResult.Lacking, $"{guild.Name}: {text}");
}
