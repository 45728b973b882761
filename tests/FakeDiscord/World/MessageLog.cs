namespace Belong.FakeDiscord.World;

/// <summary>A channel's messages by rising id.</summary>
internal sealed class MessageLog
{
    private readonly List<Message> _messages = [];

    public IReadOnlyList<Message> All => _messages;

    public void Add(Message message) => _messages.Add(message);

    public Message? Find(Snowflake id)
    {
        var at = IndexOf(id);
        return at < _messages.Count && _messages[at].Id == id ? _messages[at] : null;
    }

    public bool Remove(Snowflake id)
    {
        var at = IndexOf(id);
        if (at >= _messages.Count || _messages[at].Id != id)
            return false;
        _messages.RemoveAt(at);
        return true;
    }

    /// <summary>The newest first, before an id when one is given.</summary>
    public IEnumerable<Message> Before(Snowflake? id)
    {
        for (var at = (id is { } known ? IndexOf(known) : _messages.Count) - 1; at >= 0; at--)
            yield return _messages[at];
    }

    /// <summary>The oldest first, after an id.</summary>
    public IEnumerable<Message> After(Snowflake id)
    {
        for (var at = IndexOf(new Snowflake(id.Value + 1)); at < _messages.Count; at++)
            yield return _messages[at];
    }

    /// <summary>Where the first id stands that is not below.</summary>
    private int IndexOf(Snowflake id)
    {
        var (low, high) = (0, _messages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_messages[middle].Id < id)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
