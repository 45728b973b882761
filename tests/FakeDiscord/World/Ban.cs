using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>A user who may not come back to a guild.</summary>
public sealed record Ban(User User, string? Reason)
{
    internal JsonObject ToJson() => new() { ["user"] = User.ToJson(), ["reason"] = Reason };
}
