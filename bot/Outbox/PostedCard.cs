using Belong.Bot.Chat;

namespace Belong.Bot.Outbox;

/// <summary>Where a case's card stands.</summary>
internal sealed record PostedCard(ChannelId Channel, MessageId Message);
