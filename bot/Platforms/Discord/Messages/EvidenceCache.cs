using System.Collections.Concurrent;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Messages;

/// <summary>
/// The last messages heard, in memory only: Discord tells of a deletion by its id alone, and a message that is deleted
/// while somebody reports it must not be lost. Bounded by number; what was flagged is kept by the record, not here.
/// </summary>
internal sealed class EvidenceCache(int most = EvidenceCache.Most)
{
    public const int Most = 5000;

    private readonly ConcurrentDictionary<MessageId, ChatMessage> _messages = new();
    private readonly ConcurrentQueue<MessageId> _order = new();

    /// <summary>Keeps the newest version of a message.</summary>
    public void Keep(ChatMessage message)
    {
        if (!_messages.TryAdd(message.Id, message))
        {
            _messages[message.Id] = message;
            return;
        }

        _order.Enqueue(message.Id);
        while (_order.Count > most && _order.TryDequeue(out var oldest))
            _messages.TryRemove(oldest, out _);
    }

    public ChatMessage? Find(MessageId message) => _messages.GetValueOrDefault(message);

    /// <summary>Marks a message as deleted; its words stay for whoever is about to report it.</summary>
    public void MarkDeleted(MessageId message)
    {
        if (_messages.TryGetValue(message, out var known))
            _messages.TryUpdate(message, known with { Deleted = true }, known);
    }
}
