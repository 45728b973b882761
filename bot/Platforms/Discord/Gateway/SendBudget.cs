namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// Discord closes a connection on which more than 120 payloads are sent in 60 seconds (4008). The last ten of them are
/// kept for heartbeats, so that no command can silence those.
/// </summary>
internal sealed class SendBudget(TimeProvider time)
{
    public const int Limit = 120;
    public const int KeptForHeartbeats = 10;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Queue<long> _sent = new(Limit);

    /// <summary>Takes one payload's share if there is one.</summary>
    /// <param name="isHeartbeat">Whether the share kept for heartbeats may be used.</param>
    /// <returns>Zero when it was taken, else how long to wait before the next try.</returns>
    public TimeSpan Take(bool isHeartbeat)
    {
        lock (_sent)
        {
            while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                _sent.Dequeue();

            var most = isHeartbeat ? Limit : Limit - KeptForHeartbeats;
            if (_sent.Count >= most)
                return Window - time.GetElapsedTime(_sent.ElementAt(_sent.Count - most));

            _sent.Enqueue(time.GetTimestamp());
            return TimeSpan.Zero;
        }
    }
}
