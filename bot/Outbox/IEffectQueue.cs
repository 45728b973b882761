using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Outbox;

/// <summary>Effects that are not over, from the <see cref="Entry"/> that wants them until they are.</summary>
internal interface IEffectQueue
{
    /// <summary>
    /// What can be done now in a community, oldest first: not over, not before its time, its predecessor over, and at
    /// most one effect of each case. What is under way is left out, and with it what follows it in its case; the case's
    /// card does not wait for it.
    /// </summary>
    Task<IReadOnlyList<EffectRecord>> ListReadyAsync(
        CommunityId community,
        DateTimeOffset now,
        IReadOnlyCollection<Guid> underWay,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>When the next effect becomes ready that was not ready then; null when none waits.</summary>
    /// <param name="then">
    /// When it was listed what is ready: what has become so since was in no list, and must not be slept through.
    /// </param>
    Task<DateTimeOffset?> NextReadyAsync(DateTimeOffset then, CancellationToken cancellationToken);

    /// <summary>The platform has said yes; what remains is to verify. Of a card, also keeps where it stands.</summary>
    /// <param name="channel">Where it was posted; null for direct messages and for what is no message.</param>
    /// <param name="message">The message that the platform made of it, if any.</param>
    Task MarkAppliedAsync(Guid key, ChannelId? channel, MessageId? message, CancellationToken cancellationToken);

    /// <summary>Another try, later.</summary>
    /// <param name="isTry">False where the platform only asked to wait: that does not count among the tries.</param>
    Task PostponeAsync(Guid key, DateTimeOffset notBefore, string why, bool isTry, CancellationToken cancellationToken);

    /// <summary>Over, for effects whose outcome no case records.</summary>
    Task FinishAsync(FinishedEffect finished, CancellationToken cancellationToken);

    /// <summary>The card of a case, once it has been posted.</summary>
    Task<PostedCard?> FindCardAsync(CaseId id, CancellationToken cancellationToken);
}
