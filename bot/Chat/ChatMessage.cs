namespace Belong.Bot.Chat;

/// <summary>What a part of a message is, beside its own text.</summary>
internal enum MessagePartKind
{
    /// <summary>A snapshot of another message, forwarded here.</summary>
    Forward,

    /// <summary>The text of a link preview or a rich embed.</summary>
    Embed,

    /// <summary>The title of a thread or a forum post.</summary>
    Title,
}

/// <summary>Text that travels with a message and is screened like it.</summary>
internal sealed record MessagePart(MessagePartKind Kind, string Text);

/// <summary>A message as it stands: as posted, or as of one edit.</summary>
/// <param name="Community">Where it was said.</param>
/// <param name="Channel">The channel, thread or forum post.</param>
/// <param name="Id">The platform's id; the same through all edits.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Text">What was typed; may be empty.</param>
/// <param name="At">When this version was said, by the platform's clock.</param>
internal sealed record ChatMessage(
    CommunityId Community,
    ChannelId Channel,
    MessageId Id,
    MemberId Author,
    string Text,
    DateTimeOffset At
)
{
    /// <summary>
    /// 0 as posted; for an edit a number that grows from edit to edit and is the same whenever the same edit is told.
    /// Platforms that count edits use the count, others the edit's distance from the post in time (Discord:
    /// milliseconds, at least 1; after twelve days in seconds). With the id it names one thing said, exactly once.
    /// </summary>
    public int Edit { get; init; }

    public MessageId? ReplyTo { get; init; }

    /// <summary>Who wrote the message that this one answers.</summary>
    public MemberId? ReplyToAuthor { get; init; }

    public IReadOnlyList<MemberId> Mentions { get; init; } = [];

    public IReadOnlyList<MessagePart> Parts { get; init; } = [];

    /// <summary>True for this bot's and any other bot's messages, which are not screened.</summary>
    public bool ByBot { get; init; }

    /// <summary>An address that opens the message for those who may see it.</summary>
    public string? Link { get; init; }

    /// <summary>
    /// True when its author or a person removed it; its text is then empty, unless the platform still had it.
    /// </summary>
    public bool Deleted { get; init; }

    /// <summary>True when it was taken out of sight for review (<see cref="IChatPlatform.HideAsync"/>).</summary>
    public bool Hidden { get; init; }
}
