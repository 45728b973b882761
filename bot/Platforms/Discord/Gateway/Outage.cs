using Belong.Bot.Resilience;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// Attempts since a shard last stood. It goes on from one connection to the next and ends only when one has stood for a
/// while, which no retry of a single piece of work can know.
/// </summary>
internal sealed class Outage(Backoff backoff)
{
    /// <summary>Attempts since the last success.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether the last attempt is worth a line in the log.</summary>
    public bool IsWorthTelling => IsTold(Attempts);

    /// <summary>
    /// The first, second, fourth, eighth attempt and so on is told: an outage of a day makes a dozen lines.
    /// </summary>
    public static bool IsTold(int attempts) => (attempts & (attempts - 1)) == 0;

    /// <summary>Counts an attempt and gives the wait before the next.</summary>
    public TimeSpan Next() => backoff.Pause(Attempts++);

    public void Reset() => Attempts = 0;
}
