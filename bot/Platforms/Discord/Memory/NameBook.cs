using System.Collections.Concurrent;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Memory;

/// <summary>The name by which each person was last seen, kept also when they have left.</summary>
internal sealed class NameBook(Ledger ledger)
{
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<ulong, string> _names = new();
    private readonly ConcurrentDictionary<ulong, string> _unsaved = new();

    /// <summary>Takes note of a name. It reaches the file with the next <see cref="Save"/>.</summary>
    public void Note(ulong person, string name)
    {
        if (_names.TryGetValue(person, out var known) && known == name)
            return;
        if (_names.Count >= Most)
            _names.Clear();
        _names[person] = name;
        _unsaved[person] = name;
    }

    /// <summary>
    /// Null for somebody who was never seen, and while the file cannot be read: an event must not be lost for a name.
    /// </summary>
    public string? Find(ulong person)
    {
        if (_names.TryGetValue(person, out var known))
            return known;
        try
        {
            if (ledger.NameOf(person) is not { } kept)
                return null;
            _names.TryAdd(person, kept);
            return kept;
        }
        catch (PlatformException)
        {
            return null;
        }
    }

    public void Save()
    {
        var batch = _unsaved.ToArray();
        if (batch.Length == 0)
            return;
        ledger.SaveNames(batch);
        foreach (var saved in batch)
            _unsaved.TryRemove(saved);
    }
}
