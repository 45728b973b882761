using System.Net;
using System.Text.Json.Nodes;

namespace Belong.Tests.Platforms.Discord;

/// <summary>What came back over HTTP.</summary>
/// <param name="Body">Null when it is no JSON.</param>
internal sealed record RawAnswer(
    HttpStatusCode Status,
    JsonNode? Body,
    string Text,
    IReadOnlyDictionary<string, string> Headers
)
{
    /// <summary>Discord's error code; null when there is none.</summary>
    public int? Code => (int?)Body?["code"];

    public string Id => (string)Body!["id"]!;
}
