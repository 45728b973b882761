namespace Belong.Tests.Support;

/// <summary>
/// A clock whose hands stand until they are moved, and whose timers run: workers and servers rest by timers, and go on
/// while a test looks. The timers of FakeTimeProvider stand with its hands.
/// </summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
