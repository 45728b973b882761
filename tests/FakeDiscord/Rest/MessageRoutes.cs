using System.Text.Json.Nodes;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>Posting, editing and deleting messages.</summary>
internal sealed class MessageRoutes(NonceLedger nonces)
{
    private static readonly TimeSpan OldestInBulk = TimeSpan.FromDays(14);

    public IEnumerable<RestRoute> All =>
        [
            new("POST", "/channels/{channel_id}/messages", Create) { Limit = BucketLimit.MessageCreate },
            new("PATCH", "/channels/{channel_id}/messages/{message_id}", Edit) { Limit = BucketLimit.MessageCreate },
            new("DELETE", "/channels/{channel_id}/messages/{message_id}", Delete) { Limit = BucketLimit.MessageDelete },
            new("POST", "/channels/{channel_id}/messages/bulk-delete", DeleteInBulk)
            {
                Limit = BucketLimit.MessageDelete,
            },
        ];

    private RestAnswer Create(RestCall call)
    {
        var channel = call.Channel();
        var form = MessageForm.Read(call.Body, call.Files);
        RequirePosting(call, channel, form);
        if (form.IsEmpty)
            throw new RestFailure(RestError.EmptyMessage);

        var nonce = call.Body?["nonce"];
        var enforced = nonce is not null && call.Body.Truth("enforce_nonce") == true ? nonce.ToString() : null;
        if (enforced is not null && nonces.Find(call.Bot, enforced, call.World.Now) is { } existing)
            return RestAnswer.Ok(existing.ToJson());

        var referenced = Referenced(call, channel, form);
        var message = call.World.Board.Post(
            form.Draft(channel, call.Bot) with
            {
                Nonce = nonce,
                RepliesTo = form.IsForward ? null : referenced,
                Forwards = form.IsForward ? referenced : null,
            }
        );
        if (enforced is not null)
            nonces.Keep(message, enforced);
        return RestAnswer.Ok(message.ToJson());
    }

    private static void RequirePosting(RestCall call, Channel channel, MessageForm form)
    {
        if (channel.Recipient is { } recipient)
        {
            if (!call.World.Account.SharesGuildWithBot(recipient))
                throw new RestFailure(RestError.NoMutualGuild);
            if (recipient.DirectMessagesClosed)
                throw new RestFailure(RestError.CannotMessageUser);
            return;
        }

        if (channel.Kind is ChannelKind.Forum)
            throw new RestFailure(RestError.NotATextChannel);
        call.Require(channel, channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages);
        if (form.Embeds?.Count > 0)
            call.Require(channel, Permission.EmbedLinks);
        if (form.Files.Count > 0)
            call.Require(channel, Permission.AttachFiles);
        if (
            channel.Thread is { Archived: true, Locked: true }
            && !call.Permissions(channel).HasFlag(Permission.ManageThreads)
        )
        {
            throw new RestFailure(RestError.ThreadArchived);
        }
    }

    /// <summary>
    /// The message that is replied to or forwarded; null when there is none, or when it may be missing.
    /// </summary>
    private static Message? Referenced(RestCall call, Channel channel, MessageForm form)
    {
        if (call.Body?["message_reference"] is not { } reference)
            return null;
        var place =
            form.IsForward && reference.Id("channel_id") is { } id
                ? call.World.ChannelsById.GetValueOrDefault(id)
                : channel;
        if (place is null || !FakeAccess.MaySee(place, call.Bot, call.Bot, call.World.Now))
            throw new RestFailure(RestError.ForwardUnreadable);
        call.Require(place, Permission.ReadMessageHistory);
        var message = reference.Id("message_id") is { } messageId ? place.Log.Find(messageId) : null;
        if (message is null && reference.Truth("fail_if_not_exists") != false)
            throw InvalidForm.At("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        if (
            form.IsForward
            && message?.IsReadableBy(call.Bot) == false
            && !call.HasIntent(Gateway.Intents.MessageContent)
        )
        {
            throw new RestFailure(RestError.ForwardUnreadable);
        }

        return message;
    }

    private static RestAnswer Edit(RestCall call)
    {
        var channel = call.Channel();
        var message = call.Message(channel);
        if (message.Author != call.Bot)
        {
            // Of others' messages only the embeds can be suppressed, with permission.
            if (call.Body is not JsonObject { Count: 1 } || !call.Body.Names("flags"))
                throw new RestFailure(RestError.NotYourMessage);
            call.Require(channel, Permission.ManageMessages);
        }

        var form = MessageForm.Read(call.Body, call.Files, before: message.Flags);
        call.World.Board.Edit(message, form.Apply);
        return RestAnswer.Ok(message.ToJson());
    }

    private static RestAnswer Delete(RestCall call)
    {
        var channel = call.Channel();
        var message = call.Message(channel);
        if (message.Author != call.Bot)
        {
            if (channel.Guild is null)
                throw new RestFailure(RestError.CannotMessageSelf);
            call.Require(channel, Permission.ManageMessages);
        }

        call.World.Board.Delete(message, call.Bot, call.Reason);
        return RestAnswer.NoContent;
    }

    private static RestAnswer DeleteInBulk(RestCall call)
    {
        var channel = call.Channel();
        if (channel.Guild is null)
            throw new RestFailure(RestError.CannotMessageSelf);
        call.Require(channel, Permission.ManageMessages);
        var ids = call.Body.Items("messages").Select(item => Snowflake.Parse(item!.GetValue<string>())).ToList();
        if (ids.Count is < 2 or > 100)
            throw new RestFailure(RestError.BulkDeleteCount);
        if (ids.Any(id => call.World.Now - id.CreatedAt > OldestInBulk))
            throw new RestFailure(RestError.TooOldForBulkDelete);
        call.World.Board.DeleteInBulk(channel, ids, call.Bot, call.Reason);
        return RestAnswer.NoContent;
    }
}
