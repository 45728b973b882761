namespace Belong.Bot.Platforms.Discord.Rest;

/// <summary>
/// One limit that Discord counts: so many requests until an instant. Instants are measured from the limiter's start.
/// Not safe for threads by itself: its limiter has the lock.
/// </summary>
internal sealed class Bucket
{
    private TaskCompletionSource _changed = NewSource();
    private bool _isKnown;
    private int _limit = 1;
    private int _remaining;
    private int _underWay;
    private TimeSpan? _resets;
    private TimeSpan _blockedUntil;

    /// <summary>When it was last asked, for forgetting those that nobody asks any more.</summary>
    public TimeSpan LastUsed { get; private set; }

    public bool IsIdle => _underWay == 0;

    /// <summary>Completes when anything changes: somebody who waits looks again.</summary>
    public Task Changed => _changed.Task;

    /// <summary>Takes a place, or says how long to wait: infinitely means until <see cref="Changed"/>.</summary>
    public TimeSpan Take(TimeSpan now)
    {
        LastUsed = now;
        if (_blockedUntil > now)
            return _blockedUntil - now;
        if (_resets <= now)
            (_resets, _remaining) = (null, Math.Max(1, _limit - _underWay));

        // Nothing is known and nothing is under way: one may go and find out.
        if (_remaining <= 0 && !(_resets is null && _underWay == 0))
            return _resets is { } resets ? resets - now : Timeout.InfiniteTimeSpan;

        _remaining = Math.Max(0, _remaining - 1);
        _underWay++;
        return TimeSpan.Zero;
    }

    public void Leave()
    {
        _underWay--;
        Signal();
    }

    /// <summary>
    /// Takes over what an answer's headers say. The lower count wins within a window: answers overtake each other.
    /// </summary>
    public void Learn(int limit, int remaining, TimeSpan resets)
    {
        _limit = Math.Max(1, limit);
        if (!_isKnown || _resets is null || resets > _resets + TimeSpan.FromMilliseconds(50))
            (_remaining, _resets) = (Math.Max(0, remaining - Math.Max(0, _underWay - 1)), resets);
        else
            _remaining = Math.Min(_remaining, remaining);
        _isKnown = true;
        Signal();
    }

    public void Block(TimeSpan until)
    {
        _blockedUntil = until > _blockedUntil ? until : _blockedUntil;
        Signal();
    }

    private void Signal()
    {
        var before = _changed;
        _changed = NewSource();
        before.TrySetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
