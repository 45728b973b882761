namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>A moment by which something must have happened; it can be moved and lifted.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly ITimer timer;
    private volatile string why = "";

    /// <param name="passed">Is told what has not happened in time.</param>
    public Deadline(Action<string> passed, TimeProvider time) =>
        timer = time.CreateTimer(_ => passed(why), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Set(TimeSpan span, string reason)
    {
        why = reason;
        timer.Change(span, Timeout.InfiniteTimeSpan);
    }

    public void Lift() => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose() => timer.Dispose();
}
