using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>A message before it is posted; what it lacks is empty.</summary>
internal sealed record MessageDraft(Channel Channel, User Author, string Content)
{
    public int Type { get; init; }

    public MessageFlags Flags { get; init; }

    public JsonArray Embeds { get; init; } = [];

    public JsonArray Components { get; init; } = [];

    public JsonArray Attachments { get; init; } = [];

    public JsonObject? AllowedMentions { get; init; }

    public JsonNode? Nonce { get; init; }

    public Message? RepliesTo { get; init; }

    public Message? Forwards { get; init; }

    public User? EphemeralTo { get; init; }

    public JsonObject? InteractionMetadata { get; init; }

    public Snowflake? ApplicationId { get; init; }
}
