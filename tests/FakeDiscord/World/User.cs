using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>An account. Its age is its id's.</summary>
public sealed class User(Snowflake id, string name, bool isBot)
{
    public Snowflake Id { get; } = id;

    /// <summary>The unique user name in lower case.</summary>
    public string UserName { get; internal set; } = name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>The display name.</summary>
    public string Name { get; internal set; } = name;

    public bool IsBot { get; } = isBot;

    /// <summary>Refuses direct messages of bots and strangers: the bot gets 50007.</summary>
    public bool DirectMessagesClosed { get; internal set; }

    public string Mention => $"<@{Id}>";

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id.ToString(),
            ["username"] = UserName,
            ["discriminator"] = IsBot ? "0001" : "0",
            ["global_name"] = IsBot ? null : Name,
            ["avatar"] = null,
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["primary_guild"] = null,
        };
        if (IsBot)
            json["bot"] = true;
        return json;
    }
}
