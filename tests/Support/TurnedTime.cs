namespace Belong.Tests.Support;

/// <summary>
/// The real clock, which can be put ahead: what waits for an instant that has come then, waits no longer. It goes on by
/// itself in between, as sockets and processes do; FakeTimeProvider stands.
/// </summary>
internal sealed class TurnedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<Alarm> _alarms = [];
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);

    private TimeSpan Ahead
    {
        get
        {
            lock (_gate)
                return _ahead;
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
        lock (_gate)
        {
            _ahead += by;
            foreach (var alarm in _alarms)
                alarm.Set();
        }
    }

    private sealed class Alarm : ITimer
    {
        private readonly TurnedTime _time;
        private readonly ITimer _timer;
        private DateTimeOffset? _due;
        private TimeSpan _every;

        public Alarm(TurnedTime time, TimerCallback callback, object? state)
        {
            _time = time;
            _timer = System.CreateTimer(
                _ => Ring(callback, state),
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan
            );
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_time._gate)
            {
                _every = period;
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _time.GetUtcNow() + dueTime;
                _time._alarms.Add(this);
                return Set();
            }
        }

        /// <summary>To what is left on the clock that was put ahead.</summary>
        public bool Set()
        {
            var left = _due - _time.GetUtcNow();
            return _timer.Change(
                left is null ? Timeout.InfiniteTimeSpan
                    : left > TimeSpan.Zero ? left.Value
                    : TimeSpan.Zero,
                Timeout.InfiniteTimeSpan
            );
        }

        public void Dispose()
        {
            lock (_time._gate)
                _time._alarms.Remove(this);
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(TimerCallback callback, object? state)
        {
            lock (_time._gate)
            {
                if (_due is null || _due > _time.GetUtcNow() || !_time._alarms.Contains(this))
                    return;
                _due = _every > TimeSpan.Zero ? _time.GetUtcNow() + _every : null;
                Set();
            }

            callback(state);
        }
    }
}
