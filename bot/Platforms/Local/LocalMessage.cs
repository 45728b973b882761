using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

internal enum MessageState
{
    Visible = 0,

    /// <summary>Withdrawn by its author; its text is gone.</summary>
    Deleted = 1,

    /// <summary>Taken out of sight for review; its text is kept.</summary>
    Hidden = 2,
}

/// <summary>A snapshot of another message, as it stood when it was forwarded.</summary>
internal sealed record Forward(long Number, string Author, string Text);

/// <summary>The message that another one answers, as it stands.</summary>
internal sealed record Quote(long Number, string Author, string Text, MessageState State);

/// <summary>A message of the embedded community as it stands.</summary>
/// <param name="Number">Unique in the community, rising.</param>
/// <param name="Channel">The channel's slug.</param>
/// <param name="Author">The author's slug.</param>
/// <param name="Text">Empty once deleted; kept while hidden.</param>
/// <param name="At">When it was posted.</param>
internal sealed record LocalMessage(long Number, string Channel, string Author, string Text, DateTimeOffset At)
{
    /// <summary>How often it was edited.</summary>
    public int Edit { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public Quote? ReplyTo { get; init; }

    public IReadOnlyList<Forward> Forwards { get; init; } = [];

    /// <summary>Title, tone, fields and buttons of what the bot posted; null for people's messages.</summary>
    public Post? Post { get; init; }

    /// <summary>
    /// Ids of buttons that an earlier wording of the post carried, the last of them: somebody may press one that they
    /// still see, and the bot tells them what has happened since.
    /// </summary>
    public IReadOnlyList<string> FormerButtons { get; init; } = [];

    public MessageState State { get; init; }
}
