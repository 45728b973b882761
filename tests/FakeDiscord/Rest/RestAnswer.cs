using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.Rest;

/// <summary>What a request is answered with.</summary>
internal sealed record RestAnswer(int Status, JsonNode? Body)
{
    public static readonly RestAnswer NoContent = new(204, null);

    public static RestAnswer Ok(JsonNode? body) => new(200, body);

    public static RestAnswer Created(JsonNode body) => new(201, body);
}
