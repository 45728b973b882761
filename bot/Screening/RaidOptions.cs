namespace Belong.Bot.Screening;

/// <summary>When many joins are one raid, section <c>Screening:Raid</c>.</summary>
internal sealed record RaidOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>So many joins within the window are a raid.</summary>
    public int Joins { get; init; } = 10;

    /// <summary>Over which time joins are counted; a raid is over when nobody has joined for as long.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Accounts that are older do not count, in days; 0 counts every account. Where the platform does not tell an
    /// account's age, it counts.
    /// </summary>
    public int YoungAccountDays { get; init; } = 30;
}
