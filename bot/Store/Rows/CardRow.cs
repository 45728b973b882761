using Belong.Bot.Chat;

namespace Belong.Bot.Store.Rows;

/// <summary>Where a case's card stands.</summary>
internal sealed class CardRow
{
    public long CaseId { get; set; }

    public ChannelId Channel { get; set; }

    public MessageId Message { get; set; }
}
