using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>
/// Where messages stand: a guild's channel, a thread, a forum, or direct messages between the bot and one user.
/// </summary>
public sealed class Channel
{
    private readonly Lock _gate;

    internal Channel(Snowflake id, ChannelKind kind, Guild? guild, string name, Lock gate) =>
        (Id, Kind, Guild, Name, _gate) = (id, kind, guild, name, gate);

    public Snowflake Id { get; }

    public ChannelKind Kind { get; }

    /// <summary>Null for direct messages.</summary>
    public Guild? Guild { get; }

    public string Name { get; internal set; }

    public string Mention => $"<#{Id}>";

    /// <summary>Of a thread the channel that it hangs in.</summary>
    public Channel? Parent { get; internal init; }

    /// <summary>Of direct messages the user who is not the bot.</summary>
    public User? Recipient { get; internal init; }

    /// <summary>Only of threads.</summary>
    public ThreadState? Thread { get; internal init; }

    public bool IsThread => Kind is ChannelKind.PublicThread or ChannelKind.PrivateThread;

    /// <summary>All messages that still stand, oldest first, ephemeral ones among them: a snapshot.</summary>
    public IReadOnlyList<Message> Messages
    {
        get
        {
            lock (_gate)
                return [.. Log.All];
        }
    }

    public IReadOnlyList<Overwrite> Overwrites
    {
        get
        {
            lock (_gate)
                return [.. OverwriteList];
        }
    }

    internal List<Overwrite> OverwriteList { get; } = [];

    internal MessageLog Log { get; } = new();

    internal int Position { get; set; }

    internal string? Topic { get; set; }

    internal int SlowModeSeconds { get; set; }

    internal Snowflake? LastMessage { get; set; }

    internal JsonObject ToJson()
    {
        if (Kind is ChannelKind.DirectMessage)
        {
            return new()
            {
                ["id"] = Id.ToString(),
                ["type"] = (int)Kind,
                ["flags"] = 0,
                ["last_message_id"] = LastMessage?.ToString(),
                ["recipients"] = new JsonArray(Recipient!.ToJson()),
            };
        }

        var json = new JsonObject
        {
            ["id"] = Id.ToString(),
            ["type"] = (int)Kind,
            ["flags"] = 0,
            ["guild_id"] = Guild!.Id.ToString(),
            ["name"] = Name,
            ["parent_id"] = Parent?.Id.ToString(),
            ["rate_limit_per_user"] = SlowModeSeconds,
            ["last_message_id"] = LastMessage?.ToString(),
        };
        if (Thread is not null)
        {
            Thread.WriteTo(json, this);
            return json;
        }

        json["position"] = Position;
        json["nsfw"] = false;
        json["topic"] = Topic;
        json["permission_overwrites"] = OverwriteList.Select(one => (JsonNode)one.ToJson()).ToJsonArray();
        if (Kind is ChannelKind.Forum)
        {
            json["available_tags"] = new JsonArray();
            json["default_reaction_emoji"] = null;
            json["default_sort_order"] = null;
            json["default_forum_layout"] = 0;
        }

        return json;
    }
}
