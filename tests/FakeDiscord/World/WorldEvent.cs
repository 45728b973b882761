using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;

namespace Belong.FakeDiscord.World;

/// <summary>Something that happened, as a gateway event before it is addressed.</summary>
/// <param name="Name">Discord's event name, such as MESSAGE_CREATE.</param>
/// <param name="Data">The event's payload.</param>
internal sealed record WorldEvent(string Name, JsonObject Data)
{
    /// <summary>A session hears it with any of these intents; with none set always.</summary>
    public Intents Needs { get; init; }

    /// <summary>Whose shard hears it; null for shard 0.</summary>
    public Guild? Guild { get; init; }

    /// <summary>Only who sees this channel hears it.</summary>
    public Channel? Channel { get; init; }

    /// <summary>What is told instead without the message content intent; null when that changes nothing.</summary>
    public JsonObject? WithoutContent { get; init; }
}
