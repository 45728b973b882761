namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>A moment by which something must have happened; it can be moved and lifted.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly ITimer _timer;
    private volatile string _why = "";

    /// <param name="passed">Is told what has not happened in time.</param>
    public Deadline(Action<string> passed, TimeProvider time) =>
        _timer = time.CreateTimer(_ => passed(_why), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Set(TimeSpan span, string reason)
    {
        _why = reason;
        _timer.Change(span, Timeout.InfiniteTimeSpan);
    }

    public void Lift() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();
}
