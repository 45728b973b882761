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
    Renamed = 10,
    TimedOut = 11,
    TimeOutLifted = 12,
    Readmitted = 13,
    SanctionedByHand = 14,
    Filtered = 15,
}

/// <summary>Sets of kinds, a bit each, as the file's queries want them.</summary>
internal static class ChangeKinds
{
    /// <summary>What the bot hears of as events.</summary>
    public static readonly long ForBot = Of(
        ChangeKind.Posted,
        ChangeKind.Edited,
        ChangeKind.Deleted,
        ChangeKind.Joined,
        ChangeKind.Left,
        ChangeKind.Renamed,
        ChangeKind.SanctionedByHand,
        ChangeKind.Filtered
    );

    /// <summary>What the page shows.</summary>
    public static readonly long ForPage = ~Of(ChangeKind.SanctionedByHand, ChangeKind.Filtered);

    public static bool Has(long kinds, ChangeKind kind) => (kinds & Of(kind)) != 0;

    private static long Of(params ReadOnlySpan<ChangeKind> kinds)
    {
        var bits = 0L;
        foreach (var kind in kinds)
        {
            bits |= 1L << (int)kind;
        }

        return bits;
    }
}

/// <summary>One entry of the community's log.</summary>
/// <param name="Number">Its place in the log; the cursor of the bot's stream and of the page's.</param>
/// <param name="Kind">What changed.</param>
internal sealed record Change(long Number, ChangeKind Kind)
{
    /// <summary>The message as the change left it; null when a member changed.</summary>
    public LocalMessage? Message { get; init; }

    /// <summary>The member as the change left them; null when a message changed.</summary>
    public LocalMember? Member { get; init; }

    /// <summary>What else is to be told of it; null for the kinds whose member or message says all.</summary>
    public ChangeNote? Note { get; init; }
}
