using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Outbox;

/// <summary>An effect as it is kept.</summary>
internal sealed record EffectRecord(
    Effect Effect,
    CommunityId Community,
    CaseId? Case,
    EffectState State,
    int Attempts,
    DateTimeOffset NotBefore
)
{
    /// <summary>The message that the platform made of it, once applied.</summary>
    public MessageId? PlatformMessage { get; init; }
}
