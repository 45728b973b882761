using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>Short ways to build and read JSON.</summary>
internal static class JsonNodes
{
    public static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    /// <summary>A property's text; null when absent, null or not a string.</summary>
    public static string? Text(this JsonNode? node, string property) =>
        (node as JsonObject)?[property] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A property's whole number; null when absent, null or not a number.</summary>
    public static long? Number(this JsonNode? node, string property) =>
        (node as JsonObject)?[property] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    public static bool? Truth(this JsonNode? node, string property) =>
        (node as JsonObject)?[property] is JsonValue value && value.TryGetValue<bool>(out var truth) ? truth : null;

    public static Snowflake? Id(this JsonNode? node, string property) =>
        Snowflake.TryParse(node.Text(property), out var id) ? id : null;

    public static IEnumerable<JsonNode?> Items(this JsonNode? node, string property) =>
        (node as JsonObject)?[property] as JsonArray ?? [];

    /// <summary>Whether a property is there and not null.</summary>
    public static bool Has(this JsonNode? node, string property) => (node as JsonObject)?[property] is not null;

    /// <summary>Whether a property is there, be it null.</summary>
    public static bool Names(this JsonNode? node, string property) =>
        node is JsonObject json && json.ContainsKey(property);
}
