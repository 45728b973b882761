using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>Cases as decisions are made on them, each whole. What is decided goes into the <see cref="IRecord"/>.</summary>
internal interface ICaseStore
{
    Task<CaseFile?> FindAsync(CaseId id, CancellationToken cancellationToken);

    /// <summary>The subject's case in this queue that is not decided yet; null for none.</summary>
    Task<CaseFile?> FindOpenAsync(
        CommunityId community,
        MemberId subject,
        Queue queue,
        CancellationToken cancellationToken
    );

    /// <summary>The case among whose evidence this message is, the newest first; null for none.</summary>
    Task<CaseFile?> FindByEvidenceAsync(CommunityId community, MessageId message, CancellationToken cancellationToken);

    /// <summary>What flags about these subjects, and changes of these messages, are decided on.</summary>
    Task<CaseBackground> LoadAsync(
        CommunityId community,
        IReadOnlyCollection<MemberId> subjects,
        IReadOnlyCollection<MessageId> messages,
        CancellationToken cancellationToken
    );

    /// <summary>The subject's cases, newest first, at most 50.</summary>
    Task<IReadOnlyList<CaseSummary>> HistoryOfAsync(
        CommunityId community,
        MemberId subject,
        CancellationToken cancellationToken
    );
}
