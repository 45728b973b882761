namespace Belong.Bot.Cases;

/// <summary>The community's own clocks and limits.</summary>
internal sealed record CasePolicy
{
    public const string Section = "Cases";

    /// <summary>How long a member has to acknowledge a request to cease. Ceasing itself is due at once (C23).</summary>
    public TimeSpan CeaseAcknowledgement { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How long an interim hide lasts unless the case is decided.</summary>
    public TimeSpan InterimHide { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How long a member may appeal after a notice.</summary>
    public TimeSpan AppealWindow { get; init; } = TimeSpan.FromDays(20);

    /// <summary>After how long a past sanction weighs half as much on the ladder.</summary>
    public TimeSpan StrikeHalfLife { get; init; } = TimeSpan.FromDays(180);

    /// <summary>How many flags of one category one open case collects; further ones are only counted.</summary>
    public int FlagsPerCategory { get; init; } = 10;

    /// <summary>Every fault, each with its setting and the remedy.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (
            var (name, value) in new[]
            {
                (nameof(CeaseAcknowledgement), CeaseAcknowledgement),
                (nameof(InterimHide), InterimHide),
                (nameof(AppealWindow), AppealWindow),
                (nameof(StrikeHalfLife), StrikeHalfLife),
            }
        )
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(3660))
            {
                yield return $"{Section}:{name} is {value}: write days.hours:minutes:seconds between 00:00:01 and ten "
                    + $"years, for example 3.00:00:00.";
            }
        }

        if (FlagsPerCategory is < 1 or > 100)
            yield return $"{Section}:{nameof(FlagsPerCategory)} is {FlagsPerCategory}: write a number from 1 to 100.";
    }
}
