using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>A user in a guild.</summary>
public sealed class Member(Guild guild, User user, DateTimeOffset joinedAt)
{
    public Guild Guild { get; } = guild;

    public User User { get; } = user;

    public Snowflake Id => User.Id;

    public DateTimeOffset JoinedAt { get; } = joinedAt;

    public string? Nick { get; internal set; }

    /// <summary>Roles without @everyone, which all have.</summary>
    public IReadOnlySet<Snowflake> Roles => RoleIds;

    /// <summary>Replaced as a whole, so that readers need no lock.</summary>
    internal SortedSet<Snowflake> RoleIds { get; set; } = [];

    public DateTimeOffset? TimedOutUntil { get; internal set; }

    internal bool IsTimedOut(DateTimeOffset now) => TimedOutUntil > now;

    /// <summary>The position of the highest role; 0 for @everyone alone.</summary>
    internal int Rank =>
        RoleIds.Select(id => Guild.RolesById.TryGetValue(id, out var role) ? role.Position : 0).DefaultIfEmpty().Max();

    internal JsonObject ToJson(bool withUser = true)
    {
        var json = new JsonObject
        {
            ["avatar"] = null,
            ["banner"] = null,
            ["communication_disabled_until"] = Instants.Text(TimedOutUntil),
            ["flags"] = 0,
            ["joined_at"] = Instants.Text(JoinedAt),
            ["nick"] = Nick,
            ["pending"] = false,
            ["premium_since"] = null,
            ["roles"] = RoleIds.Select(id => (JsonNode)id.ToString()).ToJsonArray(),
            ["mute"] = false,
            ["deaf"] = false,
        };
        if (withUser)
            json["user"] = User.ToJson();
        return json;
    }
}
