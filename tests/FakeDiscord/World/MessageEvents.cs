using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;

namespace Belong.FakeDiscord.World;

/// <summary>
/// A message's doings as gateway events. Ephemeral messages make none: Discord does not tell the bot of them.
/// </summary>
internal static class MessageEvents
{
    public static WorldEvent Created(Message message, DiscordWorld world) => Full("MESSAGE_CREATE", message, world);

    public static WorldEvent Updated(Message message, DiscordWorld world)
    {
        var happening = Full("MESSAGE_UPDATE", message, world);
        happening.Data.Remove("nonce");
        return happening;
    }

    public static WorldEvent Deleted(Channel channel, Snowflake id)
    {
        var data = new JsonObject { ["id"] = id.ToString(), ["channel_id"] = channel.Id.ToString() };
        return Placed("MESSAGE_DELETE", data, channel);
    }

    public static WorldEvent DeletedInBulk(Channel channel, IEnumerable<Snowflake> ids)
    {
        var data = new JsonObject
        {
            ["ids"] = ids.Select(id => (JsonNode)id.ToString()).ToJsonArray(),
            ["channel_id"] = channel.Id.ToString(),
        };
        return Placed("MESSAGE_DELETE_BULK", data, channel);
    }

    private static WorldEvent Full(string name, Message message, DiscordWorld world)
    {
        var data = message.ToJson();
        if (message.Channel.Guild?.MemberOf(message.Author.Id) is { } member)
            data["member"] = member.ToJson(withUser: false);
        data["channel_type"] = (int)message.Channel.Kind;
        var happening = Placed(name, data, message.Channel);
        return message.IsReadableBy(world.App.Bot)
            ? happening
            : happening with
            {
                WithoutContent = Message.Stripped(data),
            };
    }

    private static WorldEvent Placed(string name, JsonObject data, Channel channel)
    {
        if (channel.Guild is not { } guild)
            return new WorldEvent(name, data) { Needs = Intents.DirectMessages };
        data["guild_id"] = guild.Id.ToString();
        return new WorldEvent(name, data)
        {
            Guild = guild,
            Channel = channel,
            Needs = Intents.GuildMessages,
        };
    }
}
