using Belong.Bot.Chat;
using Belong.Bot.Screening.Detectors;

namespace Belong.Tests.Screening;

/// <summary>Cease orders as a test sets them; in force from the next look.</summary>
internal sealed class KnownOrders : ICeaseOrders
{
    private Dictionary<MemberId, HashSet<MemberId>> _seen = [];

    public Dictionary<MemberId, HashSet<MemberId>> InForce { get; } = [];

    public Task RefreshAsync(CommunityId community, CancellationToken cancellationToken)
    {
        _seen = InForce.ToDictionary(order => order.Key, order => order.Value.ToHashSet());
        return Task.CompletedTask;
    }

    public IReadOnlySet<MemberId> ProtectedFrom(CommunityId community, MemberId author) =>
        _seen.TryGetValue(author, out var shielded) ? shielded : new HashSet<MemberId>();
}
