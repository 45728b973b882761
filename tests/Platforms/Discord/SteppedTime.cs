using Microsoft.Extensions.Time.Testing;

namespace Belong.Tests.Platforms.Discord;

/// <summary>
/// A clock that stands until it is moved, and that knows how many timers are set: who waits sets its timer on another
/// thread, and the clock must not be moved before. <see cref="FakeTimeProvider"/> does not say that.
/// </summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private int _waiting;

    /// <summary>How many timers are set.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public TimeSpan Elapsed => GetUtcNow() - Start;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private ITimer CreatePlain(TimerCallback ring) =>
        base.CreateTimer(ring, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private sealed class Alarm : ITimer
    {
        private readonly SteppedTime _time;
        private readonly Action _ring;
        private readonly ITimer _timer;
        private int _isSet;

        public Alarm(SteppedTime time, Action ring)
        {
            (_time, _ring) = (time, ring);
            _timer = time.CreatePlain(Ring);
        }

        /// <summary>Rings once: nothing here uses a period.</summary>
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Count(dueTime != Timeout.InfiniteTimeSpan);
            return _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            Count(false);
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(object? _)
        {
            Count(false);
            _ring();
        }

        private void Count(bool isSet)
        {
            var now = isSet ? 1 : 0;
            Interlocked.Add(ref _time._waiting, now - Interlocked.Exchange(ref _isSet, now));
        }
    }
}
