using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>What a thread has over a channel.</summary>
public sealed class ThreadState(User owner, DateTimeOffset createdAt, Lock gate)
{
    public User Owner { get; } = owner;

    public bool Archived { get; internal set; }

    public bool Locked { get; internal set; }

    /// <summary>Who follows the thread; of a private one, who may see it.</summary>
    public IReadOnlyCollection<Snowflake> Members
    {
        get
        {
            lock (gate)
                return [.. Joined.Keys];
        }
    }

    internal SortedDictionary<Snowflake, DateTimeOffset> Joined { get; } = [];

    internal DateTimeOffset CreatedAt { get; } = createdAt;

    internal DateTimeOffset ArchiveChangedAt { get; set; } = createdAt;

    internal int AutoArchiveMinutes { get; set; } = 1440;

    internal bool Invitable { get; set; } = true;

    /// <summary>All messages ever sent but the starter.</summary>
    internal int TotalSent { get; set; }

    internal void WriteTo(JsonObject json, Channel thread)
    {
        json["owner_id"] = Owner.Id.ToString();
        json["message_count"] = thread.Log.All.Count;
        json["member_count"] = Math.Min(Joined.Count, 50);
        json["total_message_sent"] = TotalSent;
        var metadata = new JsonObject
        {
            ["archived"] = Archived,
            ["archive_timestamp"] = Instants.Text(ArchiveChangedAt),
            ["auto_archive_duration"] = AutoArchiveMinutes,
            ["locked"] = Locked,
            ["create_timestamp"] = Instants.Text(CreatedAt),
        };
        if (thread.Kind is ChannelKind.PrivateThread)
            metadata["invitable"] = Invitable;
        json["thread_metadata"] = metadata;
        if (thread.Parent!.Kind is ChannelKind.Forum)
            json["applied_tags"] = new JsonArray();
    }

    internal JsonObject MemberJson(Channel thread, Snowflake user) =>
        new()
        {
            ["id"] = thread.Id.ToString(),
            ["user_id"] = user.ToString(),
            ["join_timestamp"] = Instants.Text(Joined[user]),
            ["flags"] = 0,
        };
}
