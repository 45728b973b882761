using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Guilds;

namespace Belong.Bot.Platforms.Discord.Messages;

/// <summary>Discord's messages as the bot knows messages.</summary>
internal sealed class MessageReader(GuildState guild, TimeProvider time)
{
    // Up to here edits are told apart by the millisecond, which is twelve days; after that by the second.
    private const long FineEdits = 1L << 30;

    // One for all: what is remembered of each message holds it.
    private readonly CommunityId _community = DiscordId.Community(guild.Id);

    /// <summary>For what Discord gives no instant of: a thread's new title.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Null for what names no message or no author.</summary>
    public ChatMessage? Read(JsonElement message)
    {
        if (
            message.Id("channel_id") is not { } channel
            || message.Id("id") is not { } id
            || (message.At("author").Id("id") ?? message.Id("webhook_id")) is not { } author
        )
        {
            return null;
        }

        var reference = message.At("message_reference");
        var isReply =
            reference.Has("message_id")
            && reference.Number("type") is null or 0
            && message.Number("type") is 19 or 20 or 23;
        var edited = message.Instant("edited_timestamp");
        return new ChatMessage(
            _community,
            DiscordId.Channel(channel),
            DiscordId.Message(channel, id),
            DiscordId.Member(author),
            message.Text("content") ?? "",
            edited ?? message.Instant("timestamp") ?? Snowflake.TimeOf(id)
        )
        {
            Edit = EditOf(id, edited),
            ReplyTo = isReply
                ? DiscordId.Message(reference.Id("channel_id") ?? channel, reference.Id("message_id")!.Value)
                : null,
            ReplyToAuthor =
                isReply && message.At("referenced_message").At("author").Id("id") is { } answered
                    ? DiscordId.Member(answered)
                    : null,
            Mentions =
            [
                .. message.List("mentions").Select(one => one.Id("id")).OfType<ulong>().Select(DiscordId.Member),
            ],
            Parts = [.. PartsOf(message), .. TitleOf(channel, id)],
            ByBot = message.At("author").Flag("bot") || message.Has("webhook_id"),
            Link = DiscordId.Link(guild.Id, channel, id),
        };
    }

    /// <summary>
    /// The number of an edit: the milliseconds from the post to the edit (after twelve days seconds are counted), so
    /// that it grows from edit to edit, is the same whenever the same edit is told, and fits an <see cref="int"/> for
    /// 34 years.
    /// </summary>
    public static int EditOf(ulong message, DateTimeOffset? edited)
    {
        if (edited is not { } at)
            return 0;
        var after = Math.Max(1, at.ToUnixTimeMilliseconds() - Snowflake.Milliseconds(message));
        return (int)Math.Min(int.MaxValue, after < FineEdits ? after : FineEdits + ((after - FineEdits) / 1000));
    }

    /// <summary>The title of a thread or forum post, as something that its owner said in it.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="at">When the title was given.</param>
    /// <param name="renamed">Whether it had another one before. Discord does not tell who renamed: the owner is taken
    /// for the author.</param>
    public ChatMessage? Title(GuildChannel thread, DateTimeOffset at, bool renamed) =>
        thread.Owner is { } owner && owner != guild.Bot
            ? new ChatMessage(
                _community,
                DiscordId.Channel(thread.Id),
                DiscordId.Message(thread.Id, thread.Id),
                DiscordId.Member(owner),
                "",
                at
            )
            {
                Edit = renamed ? EditOf(thread.Id, at) : 0,
                Parts = [new MessagePart(MessagePartKind.Title, thread.Name)],
                Link = DiscordId.Link(guild.Id, thread.Id, thread.Id),
            }
            : null;

    /// <summary>
    /// True for a message that cannot be without contents and has none: the message content intent is not granted.
    /// False for one with contents that only the intent gives; null where nothing can be said.
    /// </summary>
    public bool? LacksContent(JsonElement message)
    {
        if (
            message.Number("type") is not (0 or 19)
            || message.At("author").Flag("bot")
            || message.Has("webhook_id")
            || message.List("mentions").Any(one => one.Id("id") == guild.Bot)
        )
        {
            return null;
        }

        var isEmpty =
            string.IsNullOrEmpty(message.Text("content"))
            && !message.List("embeds").Any()
            && !message.List("attachments").Any()
            && !message.List("components").Any()
            && !message.Has("poll");
        return isEmpty
            ? message.List("sticker_items").Any() || message.List("message_snapshots").Any()
                ? null
                : true
            : false;
    }

    private IEnumerable<MessagePart> TitleOf(ulong channel, ulong message)
    {
        if (channel == message && guild.Channel(channel) is { IsThread: true, Name.Length: > 0 } post)
            yield return new MessagePart(MessagePartKind.Title, post.Name);
    }

    private static IEnumerable<MessagePart> PartsOf(JsonElement message)
    {
        foreach (var text in TextsOf(message))
            yield return new MessagePart(MessagePartKind.Embed, text);
        foreach (var snapshot in message.List("message_snapshots").Select(one => one.At("message")))
        {
            List<string> texts = [snapshot.Text("content") ?? "", .. TextsOf(snapshot)];
            var forward = string.Join('\n', texts.Where(text => text.Length > 0));
            if (forward.Length > 0)
                yield return new MessagePart(MessagePartKind.Forward, forward);
        }
    }

    /// <summary>Everything readable beside the content: embeds, names of files, polls, texts in components.</summary>
    private static IEnumerable<string> TextsOf(JsonElement message)
    {
        foreach (var embed in message.List("embeds"))
        {
            List<string?> texts = [embed.At("author").Text("name"), embed.Text("title"), embed.Text("description")];
            foreach (var field in embed.List("fields"))
                texts.AddRange([field.Text("name"), field.Text("value")]);
            texts.Add(embed.At("footer").Text("text"));
            if (Join(texts) is { } text)
                yield return text;
        }

        foreach (var file in message.List("attachments"))
        {
            if (Join([file.Text("title"), file.Text("filename"), file.Text("description")]) is { } text)
                yield return text;
        }

        var poll = message.At("poll");
        if (
            Join([
                poll.At("question").Text("text"),
                .. poll.List("answers").Select(answer => answer.At("poll_media").Text("text")),
            ]) is
            { } asked
        )
        {
            yield return asked;
        }

        if (Join(message.List("components").SelectMany(one => InComponent(one, 0))) is { } shown)
            yield return shown;
    }

    private static IEnumerable<string?> InComponent(JsonElement component, int depth)
    {
        // Discord nests three deep; what claims to go further is not followed.
        if (depth > 5)
            yield break;
        yield return component.Text("content");
        yield return component.Text("label");
        foreach (
            var inner in component
                .List("components")
                .Append(component.At("component"))
                .Append(component.At("accessory"))
        )
        {
            foreach (var text in InComponent(inner, depth + 1))
                yield return text;
        }
    }

    private static string? Join(IEnumerable<string?> texts)
    {
        var joined = string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text)));
        return joined.Length > 0 ? joined : null;
    }
}
