namespace Belong.Tests.Support;

/// <summary>The real clock, which can be put ahead: what waits for an instant that has come then, waits no longer.</summary>
internal sealed class TurnedTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<Alarm> alarms = [];
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);

    private TimeSpan Ahead
    {
        get
        {
            lock (gate)
                return ahead;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        lock (gate)
        {
            ahead += by;
            foreach (var alarm in alarms)
                alarm.Set();
        }
    }

    private sealed class Alarm : ITimer
    {
        private readonly TurnedTime time;
        private readonly ITimer timer;
        private DateTimeOffset? due;
        private TimeSpan every;

        public Alarm(TurnedTime time, TimerCallback callback, object? state)
        {
            this.time = time;
            timer = System.CreateTimer(_ => Ring(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                every = period;
                due = dueTime == Timeout.InfiniteTimeSpan ? null : time.GetUtcNow() + dueTime;
                time.alarms.Add(this);
                return Set();
            }
        }

        /// <summary>To what is left on the clock that was put ahead.</summary>
        public bool Set()
        {
            var left = due - time.GetUtcNow();
            return timer.Change(left is null ? Timeout.InfiniteTimeSpan : left > TimeSpan.Zero ? left.Value : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (time.gate)
                time.alarms.Remove(this);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(TimerCallback callback, object? state)
        {
            lock (time.gate)
            {
                if (due is null || due > time.GetUtcNow() || !time.alarms.Contains(this))
                    return;
                due = every > TimeSpan.Zero ? time.GetUtcNow() + every : null;
                Set();
            }

            callback(state);
        }
    }
}
