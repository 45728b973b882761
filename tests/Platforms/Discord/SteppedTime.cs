namespace Belong.Tests.Platforms.Discord;

/// <summary>
/// A clock with timers that stands until it is moved; moving it sets off the timers that are due, in their order.
/// </summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers are set.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _alarms.Count;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return _elapsed.Ticks;
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        TimeSpan end;
        lock (_gate)
            end = _elapsed + by;
        while (NextDue(end) is { } alarm)
            alarm.Ring();
        lock (_gate)
            _elapsed = end;
    }

    private Alarm? NextDue(TimeSpan end)
    {
        lock (_gate)
        {
            if (_alarms.Where(alarm => alarm.Due <= end).MinBy(alarm => alarm.Due) is not { } next)
                return null;
            _alarms.Remove(next);
            _elapsed = next.Due > _elapsed ? next.Due : _elapsed;
            return next;
        }
    }

    private sealed class Alarm(SteppedTime time, Action ring) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Ring() => ring();

        /// <summary>Rings once: nothing here uses a period.</summary>
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time._elapsed + dueTime;
                    time._alarms.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._gate)
                time._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
