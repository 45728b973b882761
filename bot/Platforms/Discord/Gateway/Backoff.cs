namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// Waits between attempts: at random below a bound that doubles up to a cap ("full jitter"), so that bots that lost
/// their connections together do not come back together.
/// </summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest)
{
    /// <summary>Attempts since the last success.</summary>
    public int Attempts { get; private set; }

    /// <summary>
    /// Whether this attempt is worth a line in the log: the first, second, fourth, eighth and so on. An outage of a day
    /// makes a dozen lines.
    /// </summary>
    public bool IsWorthTelling => (Attempts & (Attempts - 1)) == 0;

    /// <summary>Counts an attempt and gives the wait before the next.</summary>
    public TimeSpan Next()
    {
        var bound = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(Attempts, 30)));
        Attempts++;
        return TimeSpan.FromMilliseconds(bound * Random.Shared.NextDouble());
    }

    public void Reset() => Attempts = 0;
}
