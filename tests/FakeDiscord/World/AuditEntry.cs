using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>What somebody with power did, as the guild's audit log keeps it.</summary>
public sealed class AuditEntry(Snowflake id, AuditAct act, User by, Snowflake? target)
{
    public Snowflake Id { get; } = id;

    public AuditAct Act { get; } = act;

    public User By { get; } = by;

    public Snowflake? Target { get; } = target;

    public string? Reason { get; internal init; }

    internal JsonArray? Changes { get; init; }

    internal JsonObject? Options { get; init; }

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id.ToString(),
            ["action_type"] = (int)Act,
            ["user_id"] = By.Id.ToString(),
            ["target_id"] = Target?.ToString(),
        };
        if (Changes is not null)
            json["changes"] = Changes.DeepClone();
        if (Options is not null)
            json["options"] = Options.DeepClone();
        if (Reason is not null)
            json["reason"] = Reason;
        return json;
    }

    /// <summary>One changed property; a null is left out, as Discord does.</summary>
    internal static JsonObject Change(string key, JsonNode? before, JsonNode? after)
    {
        var change = new JsonObject { ["key"] = key };
        if (before is not null)
            change["old_value"] = before;
        if (after is not null)
            change["new_value"] = after;
        return change;
    }
}
