using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>A message as it stands now.</summary>
public sealed class Message(Snowflake id, Channel channel, User author)
{
    public Snowflake Id { get; } = id;

    public Channel Channel { get; } = channel;

    public User Author { get; } = author;

    public string Content { get; internal set; } = "";

    /// <summary>
    /// Discord's message type: 0 ordinary, 19 reply, 20 command's answer, 18 thread made, 24 AutoMod.
    /// </summary>
    public int Type { get; internal init; }

    public MessageFlags Flags { get; internal set; }

    public DateTimeOffset? EditedAt { get; internal set; }

    public JsonArray Embeds { get; internal set; } = [];

    public JsonArray Components { get; internal set; } = [];

    public JsonArray Attachments { get; internal set; } = [];

    /// <summary>What the sender allowed to ping, as sent; null when nothing was said.</summary>
    public JsonObject? AllowedMentions { get; internal set; }

    /// <summary>Users who were pinged.</summary>
    public IReadOnlyList<User> Mentions { get; internal set; } = [];

    public IReadOnlyList<Snowflake> MentionedRoles { get; internal set; } = [];

    public bool MentionsEveryone { get; internal set; }

    public string? Nonce => NonceNode?.ToString();

    /// <summary>The only user who sees it; null when everybody in the channel does.</summary>
    public User? EphemeralTo { get; internal init; }

    internal JsonNode? NonceNode { get; init; }

    internal Message? RepliesTo { get; init; }

    internal JsonObject? Reference { get; init; }

    internal JsonArray? Snapshots { get; init; }

    internal JsonObject? InteractionMetadata { get; init; }

    internal Snowflake? ApplicationId { get; init; }

    internal int? ThreadPosition { get; init; }

    internal Channel? StartedThread { get; set; }

    internal bool IsEphemeral => EphemeralTo is not null;

    /// <summary>As REST shows it.</summary>
    internal JsonObject ToJson(bool withReplied = true)
    {
        var json = new JsonObject
        {
            ["type"] = Type,
            ["content"] = Content,
            ["mentions"] = Mentions.Select(user => (JsonNode)user.ToJson()).ToJsonArray(),
            ["mention_roles"] = MentionedRoles.Select(role => (JsonNode)role.ToString()).ToJsonArray(),
            ["attachments"] = Attachments.DeepClone(),
            ["embeds"] = Embeds.DeepClone(),
            ["timestamp"] = Instants.Text(Id.CreatedAt),
            ["edited_timestamp"] = Instants.Text(EditedAt),
            ["flags"] = (int)Flags,
            ["components"] = Components.DeepClone(),
            ["id"] = Id.ToString(),
            ["channel_id"] = Channel.Id.ToString(),
            ["author"] = Author.ToJson(),
            ["pinned"] = false,
            ["mention_everyone"] = MentionsEveryone,
            ["tts"] = false,
        };
        if (NonceNode is not null)
            json["nonce"] = NonceNode.DeepClone();
        if (ApplicationId is { } application)
        {
            json["application_id"] = application.ToString();
            json["webhook_id"] = application.ToString();
        }

        if (Reference is not null)
            json["message_reference"] = Reference.DeepClone();
        if (Snapshots is not null)
            json["message_snapshots"] = Snapshots.DeepClone();
        if (InteractionMetadata is not null)
            json["interaction_metadata"] = InteractionMetadata.DeepClone();
        if (ThreadPosition is { } position)
            json["position"] = position;
        if (StartedThread is not null)
            json["thread"] = StartedThread.ToJson();
        if (withReplied && Type == 19)
            json["referenced_message"] = Channel.Log.Find(RepliesTo!.Id)?.ToJson(withReplied: false);
        return json;
    }

    /// <summary>As the bot sees it without the message content intent.</summary>
    internal static JsonObject Stripped(JsonObject json)
    {
        var stripped = json.DeepClone().AsObject();
        stripped["content"] = "";
        foreach (var property in new[] { "embeds", "attachments", "components" })
            stripped[property] = new JsonArray();
        stripped.Remove("poll");
        if (stripped["message_snapshots"] is JsonArray snapshots)
        {
            foreach (var snapshot in snapshots)
                snapshot!["message"] = Stripped(snapshot["message"]!.AsObject());
        }

        if (stripped["referenced_message"] is JsonObject replied)
            stripped["referenced_message"] = Stripped(replied);
        return stripped;
    }

    /// <summary>Whether the bot may read it without the message content intent: its own, to it, or naming it.</summary>
    internal bool IsReadableBy(User bot) => Author == bot || Channel.Guild is null || Mentions.Contains(bot);
}
