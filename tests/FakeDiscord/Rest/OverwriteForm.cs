using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Reads permission overwrites and bit sets from bodies.</summary>
internal static class OverwriteForm
{
    public static Overwrite Read(JsonNode? json) =>
        new(json.Id("id")!.Value, json.Number("type") == 1, Bits(json, "allow"), Bits(json, "deny"));

    /// <summary>A bit set, as a decimal string or a number; none when absent.</summary>
    public static Permission Bits(JsonNode? json, string name) =>
        (Permission)(
            ulong.TryParse(
                (json as JsonObject)?[name]?.ToString(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var bits
            )
                ? bits
                : 0
        );
}
