namespace Belong.FakeDiscord.Control;

/// <summary>What the bot did, oldest first; the last hundred thousand. No tokens, no texts.</summary>
public sealed class Journal(TimeProvider clock)
{
    private const int Kept = 100_000;
    private readonly Lock _gate = new();
    private readonly Queue<JournalEntry> _entries = [];
    private long _written;

    /// <summary>How many entries there have been: it grows as long as the bot does anything.</summary>
    public long Written => Interlocked.Read(ref _written);

    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>How often a route was asked, successfully unless said otherwise.</summary>
    public int Count(string method, string route, bool onlySuccessful = true)
    {
        lock (_gate)
        {
            return _entries.Count(entry =>
                entry.Method == method && entry.Route == route && (!onlySuccessful || entry.Status is >= 200 and < 300)
            );
        }
    }

    /// <summary>How often something happened at the gateway, such as IDENTIFY.</summary>
    public int CountAtGateway(string what)
    {
        lock (_gate)
            return _entries.Count(entry => entry.Method == "GATEWAY" && entry.Path == what);
    }

    internal void Write(string method, string path, string route, int status, string? fault)
    {
        lock (_gate)
        {
            _written++;
            _entries.Enqueue(new JournalEntry(clock.GetUtcNow(), method, path, route, status, fault));
            if (_entries.Count > Kept)
                _entries.Dequeue();
        }
    }

    internal void WriteGateway(string what, string detail = "", int code = 0) =>
        Write("GATEWAY", what, detail, code, null);
}
