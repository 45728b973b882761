using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>
/// The breakers of one process: one for each detector in each community, and what is to be said about them.
/// </summary>
internal sealed class Breakers(BreakerOptions options, TimeProvider time)
{
    private readonly Dictionary<(CommunityId Community, string Detector), CircuitBreaker> _breakers = [];
    private readonly List<BreakerNotice> _unsaid = [];

    /// <summary>Changes that nobody has been told yet.</summary>
    public IReadOnlyList<BreakerNotice> Unsaid => _unsaid;

    /// <summary>Takes note of what a detector made of a message.</summary>
    /// <returns>Whether the detector is believed.</returns>
    public bool Believes(string detector, ChatMessage message, bool found)
    {
        var key = (message.Community, detector);
        if (!_breakers.TryGetValue(key, out var breaker))
            _breakers[key] = breaker = new CircuitBreaker(options, time);

        if (breaker.Observe(message.Author, found) is { } change)
            _unsaid.Add(new BreakerNotice(message.Community, detector, change.Open, change.Why));

        return !breaker.IsOpen;
    }

    /// <summary>These have been told.</summary>
    public void MarkSaid(BreakerNotice notice) => _unsaid.Remove(notice);
}

/// <summary>A detector was silenced, or is believed again.</summary>
internal sealed record BreakerNotice(CommunityId Community, string Detector, bool Open, string Why)
{
    /// <summary>For the moderators.</summary>
    public string Text =>
        Open
            ? $"The detector '{Detector}' is silenced for now: {Why}. What it finds is recorded and raises no case. "
                + "It is tried again by itself; until then please watch the channels, and members can report as always."
            : $"The detector '{Detector}' raises cases again: {Why}.";
}
