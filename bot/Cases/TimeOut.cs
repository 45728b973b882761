using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>A time-out of the case's subject as it stands.</summary>
/// <param name="Wanted">Until when it is meant to hold once confirmed.</param>
/// <param name="Until">Until when it is set on the platform, or on its way there.</param>
internal sealed record TimeOut(MemberId By, ClauseId Clause, string Words, DateTimeOffset Wanted, DateTimeOffset Until)
{
    /// <summary>
    /// The longest that is set at once: Discord's limit
    /// (https://support.discord.com/hc/en-us/articles/4413305239191-Time-Out-FAQ).
    /// </summary>
    public static readonly TimeSpan LongestPart = TimeSpan.FromDays(28);

    /// <summary>So long before a part ends the next one is set: the platform may be out of reach for a while.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public MemberId? ConfirmedBy { get; init; }

    /// <summary>The platform shows it.</summary>
    public bool Done { get; init; }

    /// <summary>It is being lifted.</summary>
    public bool Lifting { get; init; }

    /// <summary>It lapses before it is meant to end, because nobody has confirmed it.</summary>
    public bool AwaitsConfirmation => ConfirmedBy is null && Until < Wanted;

    /// <summary>When the law's clock looks at it next: to set the next part, or because it is over.</summary>
    public DateTimeOffset DueAt => ConfirmedBy is not null && Until < Wanted ? Until - Ahead : Until;

    /// <summary>The end of the next part.</summary>
    public DateTimeOffset NextPart(DateTimeOffset now) => Wanted - now <= LongestPart ? Wanted : now + LongestPart;
}
