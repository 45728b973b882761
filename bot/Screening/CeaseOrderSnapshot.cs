using System.Collections.Frozen;
using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening.Detectors;

namespace Belong.Bot.Screening;

/// <summary>The cease orders in force, read from the cases before they are needed.</summary>
internal sealed class CeaseOrderSnapshot(ICaseLists cases) : ICeaseOrders
{
    private static readonly IReadOnlySet<MemberId> Nobody = FrozenSet<MemberId>.Empty;

    private readonly Dictionary<CommunityId, IReadOnlyDictionary<MemberId, IReadOnlySet<MemberId>>> _byCommunity = [];

    public async Task RefreshAsync(CommunityId community, CancellationToken cancellationToken)
    {
        var orders = await cases.CeaseOrdersAsync(community, cancellationToken);
        _byCommunity[community] = orders
            .Where(order => order.CeaseTowards is not null)
            .GroupBy(order => order.Subject)
            .ToDictionary(
                group => group.Key,
                IReadOnlySet<MemberId> (group) => group.Select(order => order.CeaseTowards!.Value).ToFrozenSet()
            );
    }

    public IReadOnlySet<MemberId> ProtectedFrom(CommunityId community, MemberId author) =>
        _byCommunity.TryGetValue(community, out var orders) && orders.TryGetValue(author, out var shielded)
            ? shielded
            : Nobody;
}
