using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>Settings of the circuit breakers, one breaker for each detector.</summary>
internal sealed record BreakerOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>Over how many of the last messages the rate is taken; at least 200.</summary>
    public int Window { get; init; } = 400;

    /// <summary>The flag rate, averaged over members, beyond which a detector is not believed; 0 to 1.</summary>
    public double Limit { get; init; } = 0.25;

    /// <summary>How long a detector is silent before it is tried again.</summary>
    public TimeSpan OpenFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Over how many messages it is then tried, still silent.</summary>
    public int Probe { get; init; } = 100;
}

/// <summary>A breaker opened or closed.</summary>
/// <param name="Open">True when the detector's findings raise nothing from now on.</param>
/// <param name="Why">The reason, as a clause of a sentence.</param>
internal sealed record BreakerChange(bool Open, string Why);

/// <summary>
/// Silences a detector whose flag rate jumps: then the detector is wrong, or the community is under attack and the
/// queue is full. After a time-out it is tried in silence (half open), and believed again once its rate is ordinary.
/// </summary>
internal sealed class CircuitBreaker(BreakerOptions options, TimeProvider time)
{
    /// <summary>A jump has to show with several members: with fewer it is they who differ, not the detector.</summary>
    private const int FewestMembers = 3;

    private readonly RateWindow _recent = new(options.Window);
    private readonly RateWindow _probe = new(options.Probe);
    private DateTimeOffset _openUntil;

    /// <summary>True while the detector's findings raise nothing.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Takes note of one message.</summary>
    /// <returns>What changed by it; null for nothing, also when a trial fails and the breaker stays open.</returns>
    public BreakerChange? Observe(MemberId author, bool found)
    {
        if (!options.Enabled)
            return null;

        return IsOpen ? ObserveOpen(author, found) : ObserveClosed(author, found);
    }

    private BreakerChange? ObserveClosed(MemberId author, bool found)
    {
        _recent.Add(author, found);
        if (!found || !_recent.IsFull || !Exceeds(_recent, out var rate))
            return null;

        Open();
        _recent.Clear();
        return new BreakerChange(
            true,
            string.Create(
                CultureInfo.InvariantCulture,
                $"it flagged {rate:P0} of what a member says, over the last {options.Window} messages (limit "
                    + $"{options.Limit:P0})"
            )
        );
    }

    private BreakerChange? ObserveOpen(MemberId author, bool found)
    {
        if (time.GetUtcNow() < _openUntil)
            return null;

        _probe.Add(author, found);
        if (!_probe.IsFull)
            return null;

        var stillWrong = Exceeds(_probe, out var rate);
        _probe.Clear();
        if (stillWrong)
        {
            Open();
            return null;
        }

        IsOpen = false;
        return new BreakerChange(
            false,
            string.Create(
                CultureInfo.InvariantCulture,
                $"over {options.Probe} messages it would have flagged {rate:P0}"
            )
        );
    }

    private bool Exceeds(RateWindow window, out double rate)
    {
        rate = window.Rate();
        return rate > options.Limit && window.MembersFound() >= FewestMembers;
    }

    private void Open()
    {
        IsOpen = true;
        _openUntil = time.GetUtcNow() + options.OpenFor;
    }
}
