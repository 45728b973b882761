using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.Contract;

/// <summary>Where Discord's description is narrower than its documentation and its servers.</summary>
internal static class Corrections
{
    private static readonly string[] BitSets = ["default_member_permissions", "permissions", "allow", "deny"];

    /// <summary>A schema or a property by its name, put right.</summary>
    public static JsonObject Apply(string name, JsonObject schema)
    {
        // Bit sets are decimal strings (reference, "Permissions"); the description of requests says integer only.
        if (
            BitSets.Contains(name)
            && schema["type"] is JsonArray types
            && types.Any(type => type?.ToString() == "integer")
        )
        {
            types.Add("string");
            schema["pattern"] = "^[0-9]+$";
        }

        // Forwards are references of type 1 (resources/message, "Message Reference Types"); the description knows 0
        // only.
        if (name == "MessageReferenceType")
            schema["enum"] = new JsonArray(0, 1);
        return schema;
    }
}
