using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord;

/// <summary>What is wrong with the settings of Discord, each fault with its remedy.</summary>
internal static class DiscordValidation
{
    private static readonly string[] Languages = ["en", "cy"];

    public static IEnumerable<string> Validate(this DiscordOptions options)
    {
        if (Api(options.ApiBase) is { } api)
            yield return api;
        if (!string.IsNullOrWhiteSpace(options.Token) && !string.IsNullOrWhiteSpace(options.TokenFile))
            yield return "Discord:Token and Discord:TokenFile are both set: keep one of them.";
        if (options.ShardCount is < 1 or > 16384)
            yield return "Discord:ShardCount must be from 1 to 16384; leave it out for what Discord advises.";
        if (options.Shards.Length > 0 && options.ShardCount is null)
            yield return "Discord:Shards needs Discord:ShardCount: say in how many shards all processes share.";
        if (options.Shards.Any(shard => shard < 0 || shard >= (options.ShardCount ?? int.MaxValue)))
            yield return "Discord:Shards counts from 0 to one less than Discord:ShardCount.";
        if (options.IsOn && options.Guilds.Count == 0)
        {
            yield return "Discord:Guilds is empty: add a server, Discord:Guilds:0:Id (in Discord: developer mode, then "
                + "the server's menu, Copy Server ID).";
        }

        foreach (
            var fault in options
                .Guilds.Select((guild, number) => ElsewhereFault(options, guild, number))
                .OfType<string>()
        )
        {
            yield return fault;
        }

        for (var number = 0; number < options.Guilds.Count; number++)
        {
            foreach (var fault in Validate(options.Guilds[number], $"Discord:Guilds:{number}"))
                yield return fault;
        }

        foreach (
            var twice in options
                .Guilds.Where(guild => guild.GuildId > 0)
                .GroupBy(guild => guild.GuildId)
                .Where(same => same.Count() > 1)
        )
        {
            yield return $"Discord:Guilds names the server {twice.Key} more than once. Keep one.";
        }
    }

    private static IEnumerable<string> Validate(DiscordGuildOptions guild, string path)
    {
        if (guild.GuildId == 0)
        {
            yield return $"{path}:Id must be a server's id, a number of 17 to 20 digits (in Discord: developer mode, "
                + $"then the server's menu, Copy Server ID).";
        }

        foreach (
            var (name, value) in new[]
            {
                (nameof(guild.ModeratorsChannel), guild.ModeratorsChannel),
                (nameof(guild.OperatorsChannel), guild.OperatorsChannel),
                (nameof(guild.TrusteeChannel), guild.TrusteeChannel),
            }
        )
        {
            if (string.IsNullOrWhiteSpace(value))
                yield return $"{path}:{name} is empty: name the channel, or leave the setting out for the default.";
        }

        if (new[] { guild.ModeratorsChannel, guild.OperatorsChannel, guild.TrusteeChannel }.Distinct().Count() < 3)
        {
            yield return $"{path}: ModeratorsChannel, OperatorsChannel and TrusteeChannel must be three channels: a "
                + $"case about a moderator must not be shown to moderators (C11).";
        }

        foreach (
            var (name, roles) in new[]
            {
                (nameof(guild.ModeratorRoles), guild.ModeratorRoles),
                (nameof(guild.OperatorRoles), guild.OperatorRoles),
                (nameof(guild.TrusteeRoles), guild.TrusteeRoles),
            }
        )
        {
            if (roles.Length == 0 || roles.Any(string.IsNullOrWhiteSpace))
                yield return $"{path}:{name} is missing: name at least one role of the server, by name or id.";
        }

        if (guild.Removals.Contains(Removal.Access) && string.IsNullOrWhiteSpace(guild.AccessRole))
        {
            yield return $"{path}:Removals has Access, which takes the role {path}:AccessRole: name it, or leave "
                + $"Access out.";
        }

        if (!Languages.Contains(guild.Language))
            yield return $"{path}:Language must be one of {string.Join(", ", Languages)}.";
    }

    /// <summary>A server of a shard that another process runs would be waited for in vain.</summary>
    private static string? ElsewhereFault(DiscordOptions options, DiscordGuildOptions guild, int number) =>
        options is { ShardCount: > 0 and var count, Shards.Length: > 0 }
        && guild.GuildId > 0
        && Snowflake.ShardOf(guild.GuildId, count) is var shard
        && !options.Shards.Contains(shard)
            ? $"Discord:Guilds:{number}:Id, the server {guild.GuildId}, belongs to shard {shard} of {count}, which "
                + $"Discord:Shards of this process does not have: "
                + $"add {shard}, or move the server to the settings of the process that has it."
            : null;

    private static string? Api(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return "Discord:ApiBase is not an address: write it as https://discord.com/api/v10.";
        return uri.Scheme == "http" && !uri.IsLoopback
            ? "Discord:ApiBase must begin with https: the token would travel in the clear. Only this machine may do "
                + "without."
            : null;
    }
}
