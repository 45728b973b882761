using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>
/// Posts, edits and deletes messages, and tells of it. Whether somebody may is decided before. Only under the world's
/// lock.
/// </summary>
internal sealed class FakeMessageBoard(DiscordWorld world)
{
    public Message Post(MessageDraft draft)
    {
        var channel = draft.Channel;

        // A forum post's first message has its thread's id (developers/topics/threads).
        var isPost = channel is { Thread.TotalSent: 0, Parent.Kind: ChannelKind.Forum };
        var message = new Message(isPost ? channel.Id : world.Ids.Next(), channel, draft.Author)
        {
            Content = draft.Content,
            Type = draft.RepliesTo is not null ? 19 : draft.Type,
            Flags = draft.Flags | (draft.Forwards is not null ? MessageFlags.HasSnapshot : 0),
            Embeds = draft.Embeds,
            Components = draft.Components,
            Attachments = draft.Attachments,
            AllowedMentions = draft.AllowedMentions,
            NonceNode = draft.Nonce?.DeepClone(),
            RepliesTo = draft.RepliesTo,
            EphemeralTo = draft.EphemeralTo,
            InteractionMetadata = draft.InteractionMetadata,
            ApplicationId = draft.ApplicationId,
            Reference = ReferenceOf(draft.RepliesTo, 0) ?? ReferenceOf(draft.Forwards, 1),
            Snapshots = draft.Forwards is { } forwarded
                ? [new JsonObject { ["message"] = SnapshotOf(forwarded) }]
                : null,
            ThreadPosition = channel.Thread?.TotalSent,
        };
        FakeMentions.Resolve(message, world);
        channel.Log.Add(message);
        if (message.IsEphemeral)
            return message;

        channel.LastMessage = message.Id;
        if (channel.Thread is { } thread)
        {
            thread.TotalSent++;
            if (thread.Archived)
                world.Places.SetArchived(channel, archived: false, thread.Locked);
        }

        world.Tell(MessageEvents.Created(message, world));
        return message;
    }

    /// <summary>Changes what is there; <paramref name="change"/> sets the new content.</summary>
    /// <param name="isFirst">The message was only promised so far: this is no edit to anybody.</param>
    public void Edit(Message message, Action<Message> change, bool isFirst = false)
    {
        change(message);
        if (isFirst)
            message.Flags &= ~MessageFlags.Loading;
        else
            message.EditedAt = world.Now;
        FakeMentions.Resolve(message, world);
        if (!message.IsEphemeral)
            world.Tell(MessageEvents.Updated(message, world));
    }

    /// <summary>Discord has fetched a link: embeds appear, and an update comes though nobody edited.</summary>
    public void Unfurl(Message message, JsonObject embed)
    {
        message.Embeds = [.. message.Embeds.Select(one => one?.DeepClone()), embed];
        world.Tell(MessageEvents.Updated(message, world));
    }

    public void Delete(Message message, User by, string? reason)
    {
        if (!message.Channel.Log.Remove(message.Id) || message.IsEphemeral)
            return;
        world.Tell(MessageEvents.Deleted(message.Channel, message.Id));
        world.Audit.WriteMessageDelete(message, by, reason);
    }

    /// <summary>Deletes those that are still there, in one event.</summary>
    public void DeleteInBulk(Channel channel, IEnumerable<Snowflake> ids, User by, string? reason)
    {
        var gone = ids.Where(channel.Log.Remove).ToList();
        if (gone.Count == 0)
            return;
        world.Tell(MessageEvents.DeletedInBulk(channel, gone));
        var options = new JsonObject
        {
            ["count"] = gone.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        world.Audit.Write(channel.Guild!, AuditAct.MessageBulkDelete, by, channel.Id, reason, options: options);
    }

    /// <summary>Deletes an author's latest messages in all of a guild, as a ban may ask.</summary>
    public void DeleteLatestOf(Guild guild, User author, TimeSpan span)
    {
        var since = Snowflake.At(world.Now - span);
        foreach (var channel in guild.ChannelsById.Values)
        {
            var gone = channel
                .Log.After(since)
                .Where(message => message.Author == author)
                .Select(message => message.Id)
                .ToList();
            gone.ForEach(id => channel.Log.Remove(id));
            if (gone.Count == 1)
                world.Tell(MessageEvents.Deleted(channel, gone[0]));
            else if (gone.Count > 1)
                world.Tell(MessageEvents.DeletedInBulk(channel, gone));
        }
    }

    private static JsonObject? ReferenceOf(Message? message, int type)
    {
        if (message is null)
            return null;
        var reference = new JsonObject
        {
            ["type"] = type,
            ["channel_id"] = message.Channel.Id.ToString(),
            ["message_id"] = message.Id.ToString(),
        };
        if (message.Channel.Guild is { } guild)
            reference["guild_id"] = guild.Id.ToString();
        return reference;
    }

    private static JsonObject SnapshotOf(Message message)
    {
        var full = message.ToJson(withReplied: false);
        var kept = new[]
        {
            "type",
            "content",
            "mentions",
            "mention_roles",
            "attachments",
            "embeds",
            "timestamp",
            "edited_timestamp",
            "flags",
            "components",
        };
        return new JsonObject(kept.Select(name => KeyValuePair.Create(name, full[name]?.DeepClone())));
    }
}
