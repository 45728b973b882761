namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// Up to which number all events of a session have been delivered: where to resume. Numbers that come out of order are
/// remembered until the gap before them is filled, so that a cut in between loses nothing.
/// </summary>
internal sealed class SequenceMark
{
    /// <summary>
    /// A gap is given up when so many numbers after it have come: Discord does not promise to leave none out.
    /// </summary>
    private const int LongestWait = 256;

    private readonly SortedSet<long> _ahead = [];

    public long Value { get; private set; }

    /// <summary>Starts anew at a number.</summary>
    public void Reset(long value)
    {
        Value = value;
        _ahead.Clear();
    }

    /// <summary>Takes an event as delivered.</summary>
    public void Note(long sequence)
    {
        if (sequence <= Value)
            return;

        if (sequence == Value + 1 && _ahead.Count == 0)
        {
            Value = sequence;
            return;
        }

        _ahead.Add(sequence);
        if (_ahead.Count > LongestWait)
            Value = _ahead.Min - 1;
        while (_ahead.Count > 0 && _ahead.Min == Value + 1)
        {
            Value++;
            _ahead.Remove(Value);
        }
    }
}
