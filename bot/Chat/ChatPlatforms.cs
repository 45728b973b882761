namespace Belong.Bot.Chat;

/// <summary>The platform that a community lives on.</summary>
internal sealed class ChatPlatforms(IEnumerable<IChatPlatform> platforms)
{
    private readonly Dictionary<CommunityId, IChatPlatform> _byCommunity = platforms.ToDictionary(platform =>
        platform.Community
    );

    public IReadOnlyCollection<IChatPlatform> All => _byCommunity.Values;

    /// <exception cref="KeyNotFoundException">No platform serves this community in this process.</exception>
    public IChatPlatform this[CommunityId community] =>
        _byCommunity.TryGetValue(community, out var platform)
            ? platform
            : throw new KeyNotFoundException($"no platform serves the community '{community}'");
}
