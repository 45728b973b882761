using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>A community ("server"). Its lists are snapshots, safe to read at any time.</summary>
public sealed class Guild
{
    private readonly Lock _gate;

    internal Guild(Snowflake id, string name, User owner, Lock gate) =>
        (Id, Name, Owner, _gate) = (id, name, owner, gate);

    public Snowflake Id { get; }

    public string Name { get; internal set; }

    public User Owner { get; internal set; }

    /// <summary>False in an outage: the bot sees GUILD_DELETE with unavailable.</summary>
    public bool Available { get; internal set; } = true;

    public IReadOnlyCollection<Role> Roles => Snapshot(RolesById.Values);

    public IReadOnlyCollection<Member> Members => Snapshot(MembersById.Values);

    /// <summary>Channels without threads.</summary>
    public IEnumerable<Channel> Channels => Snapshot(ChannelsById.Values).Where(channel => !channel.IsThread);

    public IEnumerable<Channel> Threads => Snapshot(ChannelsById.Values).Where(channel => channel.IsThread);

    public IReadOnlyCollection<Ban> Bans => Snapshot(BansByUser.Values);

    public IReadOnlyList<AuditEntry> AuditLog => Snapshot(Entries);

    public Role Everyone => RolesById[Id];

    internal SortedDictionary<Snowflake, Role> RolesById { get; } = [];

    internal SortedDictionary<Snowflake, Member> MembersById { get; } = [];

    internal SortedDictionary<Snowflake, Channel> ChannelsById { get; } = [];

    internal SortedDictionary<Snowflake, Ban> BansByUser { get; } = [];

    internal List<AuditEntry> Entries { get; } = [];

    /// <summary>AutoMod rules as Discord shows them, by id.</summary>
    internal SortedDictionary<Snowflake, JsonObject> AutoModRules { get; } = [];

    private T[] Snapshot<T>(ICollection<T> items)
    {
        lock (_gate)
            return [.. items];
    }

    internal Member? MemberOf(Snowflake user) => MembersById.GetValueOrDefault(user);

    /// <summary>As REST shows it.</summary>
    internal JsonObject ToJson() =>
        new()
        {
            ["id"] = Id.ToString(),
            ["name"] = Name,
            ["icon"] = null,
            ["description"] = null,
            ["home_header"] = null,
            ["splash"] = null,
            ["discovery_splash"] = null,
            ["features"] = new JsonArray(),
            ["banner"] = null,
            ["owner_id"] = Owner.Id.ToString(),
            ["application_id"] = null,
            ["region"] = "united-kingdom",
            ["afk_channel_id"] = null,
            ["afk_timeout"] = 300,
            ["system_channel_id"] = null,
            ["system_channel_flags"] = 0,
            ["widget_enabled"] = false,
            ["widget_channel_id"] = null,
            ["verification_level"] = 0,
            ["roles"] = Roles.Select(role => (JsonNode)role.ToJson()).ToJsonArray(),
            ["default_message_notifications"] = 0,
            ["mfa_level"] = 0,
            ["explicit_content_filter"] = 0,
            ["max_presences"] = null,
            ["max_members"] = 500_000,
            ["max_stage_video_channel_users"] = 50,
            ["max_video_channel_users"] = 25,
            ["vanity_url_code"] = null,
            ["premium_tier"] = 0,
            ["premium_subscription_count"] = 0,
            ["preferred_locale"] = "en-GB",
            ["rules_channel_id"] = null,
            ["safety_alerts_channel_id"] = null,
            ["public_updates_channel_id"] = null,
            ["premium_progress_bar_enabled"] = false,
            ["nsfw"] = false,
            ["nsfw_level"] = 0,
            ["emojis"] = new JsonArray(),
            ["stickers"] = new JsonArray(),
            ["incidents_data"] = null,
        };
}
