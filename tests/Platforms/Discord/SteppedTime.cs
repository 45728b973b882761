namespace Belong.Tests.Platforms.Discord;

/// <summary>A clock with timers that stands until it is moved; moving it sets off the timers that are due, in their order.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private TimeSpan elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers are set.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
                return alarms.Count;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
            return elapsed.Ticks;
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
        lock (gate)
            end = elapsed + by;
        while (NextDue(end) is { } alarm)
            alarm.Ring();
        lock (gate)
            elapsed = end;
    }

    private Alarm? NextDue(TimeSpan end)
    {
        lock (gate)
        {
            if (alarms.Where(alarm => alarm.Due <= end).MinBy(alarm => alarm.Due) is not { } next)
                return null;
            alarms.Remove(next);
            elapsed = next.Due > elapsed ? next.Due : elapsed;
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
            lock (time.gate)
            {
                time.alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time.elapsed + dueTime;
                    time.alarms.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
                time.alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
