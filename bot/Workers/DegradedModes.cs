using System.Collections.Concurrent;
using Belong.Bot.Chat;

namespace Belong.Bot.Workers;

/// <summary>In which respects the bot can do less than it should just now: what <c>/health</c> shows.</summary>
internal sealed class DegradedModes
{
    private readonly ConcurrentDictionary<(CommunityId Community, string Name), string> _remedies = [];

    /// <summary>Community, name and remedy of each, in order.</summary>
    public IReadOnlyList<(CommunityId Community, string Name, string Remedy)> All =>
        [
            .. _remedies
                .Select(one => (one.Key.Community, one.Key.Name, one.Value))
                .OrderBy(one => one.Community.Value, StringComparer.Ordinal)
                .ThenBy(one => one.Name, StringComparer.Ordinal),
        ];

    public void Take(ChatEvent.Degraded change)
    {
        if (change.Remedy is { } remedy)
            _remedies[(change.Community, change.Name)] = remedy;
        else
            _remedies.TryRemove((change.Community, change.Name), out _);
    }
}
