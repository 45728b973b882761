using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>Where flags are recorded and shown while nothing is done on the platform.</summary>
/// <param name="setting"><c>Screening:Shadow</c>; null leaves it to the platform.</param>
/// <param name="platformDefault">True for real communities, until somebody has looked at what would have been
/// done.</param>
internal sealed class ShadowMode(bool? setting, Func<CommunityId, bool> platformDefault)
{
    public bool IsOn(CommunityId community) => setting ?? platformDefault(community);
}
