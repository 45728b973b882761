using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>
/// How much of what was said lately a detector flags, averaged over the members: one member who floods a channel with
/// abuse moves the average by their own share only, and cannot switch the detector off.
/// </summary>
/// <param name="size">How many messages it looks back on.</param>
internal sealed class RateWindow(int size)
{
    private readonly (MemberId Author, bool Found)[] _ring = new (MemberId, bool)[size];
    private readonly Dictionary<MemberId, (int Said, int Found)> _byMember = [];
    private int _next;
    private int _filled;

    public bool IsFull => _filled == size;

    public void Add(MemberId author, bool found)
    {
        if (IsFull)
            Count(_ring[_next].Author, -1, _ring[_next].Found ? -1 : 0);

        _ring[_next] = (author, found);
        _next = (_next + 1) % size;
        _filled = Math.Min(_filled + 1, size);
        Count(author, 1, found ? 1 : 0);
    }

    /// <summary>The share of a member's messages that was flagged, averaged over members, 0 to 1.</summary>
    public double Rate() =>
        _byMember.Count == 0 ? 0 : _byMember.Values.Average(member => (double)member.Found / member.Said);

    /// <summary>How many members have a flagged message in the window.</summary>
    public int MembersFound() => _byMember.Values.Count(member => member.Found > 0);

    public void Clear()
    {
        _byMember.Clear();
        _next = _filled = 0;
    }

    private void Count(MemberId author, int said, int found)
    {
        _byMember.TryGetValue(author, out var before);
        if (before.Said + said == 0)
            _byMember.Remove(author);
        else
            _byMember[author] = (before.Said + said, before.Found + found);
    }
}
