using Belong.Bot.Chat;

namespace Belong.Bot.Store.Rows;

/// <summary>
/// When a channel was last spoken in: one row a channel, so that asking stays cheap with millions of messages.
/// </summary>
internal sealed class ChannelRow
{
    public CommunityId Community { get; set; }

    public ChannelId Channel { get; set; }

    public DateTimeOffset LastSpoken { get; set; }
}
