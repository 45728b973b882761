namespace Belong.FakeDiscord.Limits;

/// <summary>A fixed window of requests that begins with its first one.</summary>
internal sealed class FakeBucket(int requests, TimeSpan window)
{
    private DateTimeOffset _ends;
    private int _used;

    public int Requests { get; } = requests;

    public int Remaining => Math.Max(0, Requests - _used);

    public DateTimeOffset Ends => _ends;

    /// <summary>Counts one request; false when the window is used up.</summary>
    public bool Take(DateTimeOffset now)
    {
        if (now >= _ends)
            (_ends, _used) = (now + window, 0);
        if (_used >= Requests)
            return false;
        _used++;
        return true;
    }
}
