using Belong.Bot.Chat;

namespace Belong.Bot.Store.Rows;

/// <summary>A message among the evidence of a case, to find the case by.</summary>
internal sealed class CaseEvidenceRow
{
    public CommunityId Community { get; set; }

    public MessageId Message { get; set; }

    public long CaseId { get; set; }
}
