using System.Text.Json;
using System.Text.Json.Serialization;

namespace Belong.Bot.Platforms.Local.Http;

/// <summary>
/// The body of a request. What it does not know is refused by name, so that a typing error is not lost.
/// </summary>
internal abstract record Request
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

internal sealed record JoinRequest(string? Name, IReadOnlyList<string>? Roles, DateTimeOffset? AccountCreated)
    : Request;

internal sealed record RenameRequest(string? As, string? Name) : Request;

internal sealed record HandSanctionRequest(string? As, string? Kind, DateTimeOffset? Until, string? Reason) : Request;

internal sealed record PostRequest(string? As, string? Text, string? ReplyTo, IReadOnlyList<string>? Forwards)
    : Request;

internal sealed record EditRequest(string? As, string? Text) : Request;

internal sealed record PressRequest(string? As, string? Button, IReadOnlyDictionary<string, string>? Values) : Request;

internal sealed record CommandRequest(
    string? As,
    string? Channel,
    string? Command,
    IReadOnlyDictionary<string, string>? Options,
    string? Message
) : Request;
