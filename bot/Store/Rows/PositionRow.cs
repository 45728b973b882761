using Belong.Bot.Chat;

namespace Belong.Bot.Store.Rows;

/// <summary>How far a stream of events has been handled.</summary>
internal sealed class PositionRow
{
    public CommunityId Community { get; set; }

    public required string Stream { get; set; }

    public required string Cursor { get; set; }
}
