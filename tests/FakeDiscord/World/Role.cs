using System.Globalization;
using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>A role of one guild; the one with the guild's own id is @everyone.</summary>
public sealed class Role(Snowflake id, string name)
{
    public Snowflake Id { get; } = id;

    public string Name { get; internal set; } = name;

    public Permission Permissions { get; internal set; }

    /// <summary>Higher outranks lower; @everyone is 0.</summary>
    public int Position { get; internal set; }

    /// <summary>The bot whose own role this is; such a role cannot be given or taken.</summary>
    public Snowflake? OfBot { get; internal init; }

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id.ToString(),
            ["name"] = Name,
            ["permissions"] = ((ulong)Permissions).ToString(CultureInfo.InvariantCulture),
            ["position"] = Position,
            ["color"] = 0,
            ["colors"] = new JsonObject
            {
                ["primary_color"] = 0,
                ["secondary_color"] = null,
                ["tertiary_color"] = null,
            },
            ["hoist"] = false,
            ["managed"] = OfBot is not null,
            ["mentionable"] = false,
            ["icon"] = null,
            ["unicode_emoji"] = null,
            ["flags"] = 0,
        };
        if (OfBot is { } bot)
            json["tags"] = new JsonObject { ["bot_id"] = bot.ToString() };
        return json;
    }
}
