using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>What has been screened, as it stands in the record: makes intake idempotent.</summary>
internal interface IScreeningLog
{
    /// <summary>Which of these (message, edit) were recorded before.</summary>
    Task<IReadOnlySet<(MessageId Message, int Edit)>> KnownAsync(
        CommunityId community,
        IReadOnlyCollection<(MessageId Message, int Edit)> said,
        CancellationToken cancellationToken
    );

    /// <summary>Messages with a fingerprint since a time, oldest first.</summary>
    Task<IReadOnlyList<ScreenedMessage>> RecentAsync(
        CommunityId community,
        DateTimeOffset since,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>When somebody last spoke in a channel; null when nobody has.</summary>
    Task<DateTimeOffset?> LastSpokenAsync(
        CommunityId community,
        ChannelId channel,
        CancellationToken cancellationToken
    );
}
