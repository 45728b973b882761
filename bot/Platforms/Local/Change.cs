namespace Belong.Bot.Platforms.Local;

/// <summary>What changed. The numbers are in the file: never reuse one.</summary>
internal enum ChangeKind
{
    Posted = 1,
    Edited = 2,
    Deleted = 3,
    Joined = 4,
    Left = 5,
    BotPosted = 6,
    Rewritten = 7,
    Hidden = 8,
    Restored = 9,
}

/// <summary>One entry of the community's log. The bot hears of the first five kinds, the page of all.</summary>
/// <param name="Number">Its place in the log; the cursor of the bot's stream and of the page's.</param>
/// <param name="Kind">What changed.</param>
internal sealed record Change(long Number, ChangeKind Kind)
{
    /// <summary>The message as the change left it; null when a member changed.</summary>
    public LocalMessage? Message { get; init; }

    /// <summary>The member as the change left them; null when a message changed.</summary>
    public LocalMember? Member { get; init; }
}
