namespace Belong.Bot.Platforms.Local.Page;

/// <summary>What one page shows.</summary>
/// <param name="Viewer">Who is looking.</param>
/// <param name="Channel">The channel or the viewer's inbox; null when there is only a problem to show.</param>
internal sealed record PageView(LocalMember Viewer, LocalChannel? Channel)
{
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LocalMessage> Messages { get; init; } = [];

    /// <summary>There is more before the first message.</summary>
    public bool HasEarlier { get; init; }

    /// <summary>There is more after the last message: an old stretch is shown, which does not grow.</summary>
    public bool HasLater { get; init; }

    /// <summary>The last change in what is shown; live updates go on from there.</summary>
    public long Change { get; init; }

    /// <summary>The numbers of the viewer's last inbox messages, for the count of unread ones.</summary>
    public IReadOnlyList<long> Inbox { get; init; } = [];

    /// <summary>Why what was asked for is not shown.</summary>
    public Problem? Problem { get; init; }

    public bool IsInbox => Channel?.Owner is not null;
}
