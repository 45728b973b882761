using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Store.Rows;

/// <summary>One thing said and screened, without its text.</summary>
internal sealed class ScreenedMessageRow
{
    public CommunityId Community { get; set; }

    public MessageId Message { get; set; }

    public int Edit { get; set; }

    public ChannelId Channel { get; set; }

    public MemberId Author { get; set; }

    public DateTimeOffset At { get; set; }

    public long? Fingerprint { get; set; }

    /// <summary>JSON object of category names to scores; a second model's stand in an object of their own.</summary>
    public required string Scores { get; set; }

    public bool Flagged { get; set; }

    public ScreenedMessage ToScreened()
    {
        var (scores, shadow) = ScoresJson.Read(Scores);
        return new ScreenedMessage(Community, Channel, Message, Edit, Author, At, Fingerprint, scores)
        {
            Flagged = Flagged,
            Shadow = shadow,
        };
    }
}
