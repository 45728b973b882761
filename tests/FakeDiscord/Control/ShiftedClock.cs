namespace Belong.FakeDiscord.Control;

/// <summary>
/// A clock that can be put ahead, so that tokens, time-outs and limits run out without waiting. Timers run as the base
/// clock's do.
/// </summary>
public sealed class ShiftedClock(TimeProvider basis) : TimeProvider
{
    private long _aheadTicks;

    public override TimeZoneInfo LocalTimeZone => basis.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() =>
        basis.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    public override long GetTimestamp() => basis.GetTimestamp();

    public override long TimestampFrequency => basis.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        basis.CreateTimer(callback, state, dueTime, period);

    /// <summary>Puts the clock ahead.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _aheadTicks, by.Ticks);
    }
}
