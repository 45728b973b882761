using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord;

/// <summary>Settings of Discord, section <c>Discord</c>. With a token the bot serves the guilds listed.</summary>
internal sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>
    /// The bot's token: a secret, so only from the environment (<c>Discord__Token</c>), never from a settings file.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>A file that holds the token and nothing else; instead of <see cref="Token"/>.</summary>
    public string? TokenFile { get; set; }

    /// <summary>Discord's REST interface, or a compatible server's. Anything but this machine must be https.</summary>
    public string ApiBase { get; set; } = "https://discord.com/api/v10";

    /// <summary>
    /// What the bot has to remember about Discord; when left out, beside the record (<c>belong.discord.db</c>).
    /// </summary>
    public string? Path { get; set; }

    /// <summary>
    /// In how many shards all processes together divide the connection; null for what Discord advises.
    /// </summary>
    public int? ShardCount { get; set; }

    /// <summary>Which of the shards this process runs, counted from 0; empty for all.</summary>
    public int[] Shards { get; set; } = [];

    /// <summary>The servers that this process serves, each as a community of its own.</summary>
    public List<DiscordGuildOptions> Guilds { get; set; } = [];

    public bool IsOn => !string.IsNullOrWhiteSpace(Token) || !string.IsNullOrWhiteSpace(TokenFile);

    public override string ToString() => "the settings of Discord";
}

/// <summary>Settings of one server, <c>Discord:Guilds:0</c> and so on. Channels and roles by name or id.</summary>
internal sealed class DiscordGuildOptions
{
    /// <summary>The server's id.</summary>
    public string? Id { get; set; }

    /// <summary>Where cards are shown. Must not be visible to everybody.</summary>
    public string ModeratorsChannel { get; set; } = "moderators";

    /// <summary>Where cases about moderators are shown.</summary>
    public string OperatorsChannel { get; set; } = "operators";

    /// <summary>Where cases about operators or about Belong itself are shown.</summary>
    public string TrusteeChannel { get; set; } = "trustee";

    public string[] ModeratorRoles { get; set; } = [];

    public string[] OperatorRoles { get; set; } = [];

    public string[] TrusteeRoles { get; set; } = [];

    /// <summary>The role that lets members read and speak, where there is one; whoever lacks it is no member.</summary>
    public string? AccessRole { get; set; }

    /// <summary>
    /// The channels that are read; empty for all that the bot can see but those of the cards. Threads follow their
    /// channel.
    /// </summary>
    public string[] WatchedChannels { get; set; } = [];

    /// <summary>Channels that are not read.</summary>
    public string[] IgnoredChannels { get; set; } = [];

    /// <summary>
    /// How somebody may be removed: Kick, Ban, Access (takes <see cref="AccessRole"/>); empty for Ban alone.
    /// </summary>
    public Removal[] Removals { get; set; } = [];

    /// <summary>
    /// A channel in which the bot opens a private thread with a member who takes no direct messages; null for none,
    /// then such a notice is shown as undelivered.
    /// </summary>
    public string? PrivateNotices { get; set; }

    /// <summary>
    /// The language of the commands' descriptions: <c>en</c> or <c>cy</c>. Discord has no Welsh among its languages, so
    /// with <c>cy</c> Welsh is the default text, and English is what clients in English show.
    /// </summary>
    public string Language { get; set; } = "en";

    public IReadOnlySet<Removal> AllowedRemovals =>
        Removals.Length == 0 ? new HashSet<Removal> { Removal.Ban } : Removals.ToHashSet();

    public ulong GuildId => Snowflake.TryParse(Id, out var id) ? id : 0;
}
