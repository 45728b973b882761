using System.Text.Json.Nodes;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Reading messages, newest first. Without the message content intent they come stripped here too.</summary>
internal static class MessageListRoutes
{
    private static readonly string[] Cursors = ["before", "after", "around"];

    public static IEnumerable<RestRoute> All =>
        [
            new("GET", "/channels/{channel_id}/messages", List) { Limit = BucketLimit.MessageRead },
            new("GET", "/channels/{channel_id}/messages/{message_id}", Find) { Limit = BucketLimit.MessageRead },
        ];

    private static RestAnswer List(RestCall call)
    {
        var channel = call.Channel();
        if (channel.Kind is ChannelKind.Forum)
            throw new RestFailure(RestError.NotATextChannel);

        // Without READ_MESSAGE_HISTORY the list is empty, not refused.
        if (!call.Permissions(channel).HasFlag(Permission.ReadMessageHistory))
            return RestAnswer.Ok(new JsonArray());
        var limit = call.QueryNumber("limit", 50);
        var named = Cursors.Count(name => call.Query.ContainsKey(name));
        if (named > 1)
            throw InvalidForm.At("around", "BASE_TYPE_CHOICES", "Only one of before, after and around may be given.");
        return RestAnswer.Ok(
            Chosen(call, channel, limit).Select(message => (JsonNode)Shown(call, message)).ToJsonArray()
        );
    }

    private static IEnumerable<Message> Chosen(RestCall call, Channel channel, int limit)
    {
        if (call.QueryId("after") is { } after)
            return channel.Log.After(after).Where(IsShared).Take(limit).Reverse();
        if (call.QueryId("around") is not { } around)
            return channel.Log.Before(call.QueryId("before")).Where(IsShared).Take(limit);
        var later = channel.Log.After(new Snowflake(around.Value - 1)).Where(IsShared).Take((limit / 2) + 1).Reverse();
        return later.Concat(channel.Log.Before(around).Where(IsShared).Take(limit / 2)).Take(limit);
    }

    private static RestAnswer Find(RestCall call)
    {
        var channel = call.Channel();
        call.Require(channel, Permission.ReadMessageHistory);
        return RestAnswer.Ok(Shown(call, call.Message(channel)));
    }

    private static JsonObject Shown(RestCall call, Message message) =>
        call.HasIntent(Intents.MessageContent) || message.IsReadableBy(call.Bot)
            ? message.ToJson()
            : Message.Stripped(message.ToJson());

    private static bool IsShared(Message message) => !message.IsEphemeral;
}
