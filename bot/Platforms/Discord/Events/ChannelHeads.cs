using System.Collections.Concurrent;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Messages;

namespace Belong.Bot.Platforms.Discord.Events;

/// <summary>How far each channel and thread has been heard, for the positions of its events.</summary>
internal sealed class ChannelHeads
{
    private readonly ConcurrentDictionary<ulong, MessageCursor> _heads = new();

    /// <summary>Where a channel stood when the bot stopped; what was heard since goes before it.</summary>
    public void Seed(ulong channel, MessageCursor cursor) => _heads.TryAdd(channel, cursor);

    public EventPosition Posted(ulong channel, ulong message) =>
        Position(
            channel,
            _heads.AddOrUpdate(channel, _ => default(MessageCursor).Posted(message), (_, head) => head.Posted(message))
        );

    /// <summary>
    /// Null where nothing is known of the channel: a position that says so would hide what was missed there.
    /// </summary>
    public EventPosition? Edited(ulong channel, ulong message, DateTimeOffset at) =>
        Move(channel, head => head.Edited(message, at));

    /// <inheritdoc cref="Edited"/>
    public EventPosition? Removed(ulong channel, ulong message) => Move(channel, head => head.Removed(message));

    private EventPosition? Move(ulong channel, Func<MessageCursor, MessageCursor> move) =>
        _heads.ContainsKey(channel)
            ? Position(channel, _heads.AddOrUpdate(channel, _ => default, (_, head) => move(head)))
            : null;

    private static EventPosition Position(ulong channel, MessageCursor cursor) =>
        new(MessageCursor.StreamOf(channel), cursor.ToString());
}
