namespace Belong.Bot.Screening.Detectors;

/// <summary>
/// Settings of the repetition detector: how often the same is said by the same member before it counts.
/// </summary>
internal sealed record RepetitionOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>What sells: the same words, or a link to the same page.</summary>
    public RepetitionRule Pitch { get; init; } = new() { Count = 2, Within = TimeSpan.FromDays(30) };

    /// <summary>
    /// What sells nothing but links to the same page. Generous: organisers remind people of their events.
    /// </summary>
    public RepetitionRule Link { get; init; } = new() { Count = 4, Within = TimeSpan.FromDays(14) };

    /// <summary>The same words without any link.</summary>
    public RepetitionRule Words { get; init; } = new() { Count = 4, Within = TimeSpan.FromDays(1) };

    /// <summary>From which score of the classifier on a message counts as a pitch here; 0 to 1.</summary>
    public double PitchScore { get; init; } = 0.3;

    /// <summary>How many sayings are remembered, over all members; the oldest are forgotten first.</summary>
    public int Remembered { get; init; } = 100_000;

    /// <summary>The longest window of all.</summary>
    public TimeSpan Longest => new[] { Pitch.Within, Link.Within, Words.Within }.Max();
}

/// <summary>How often in how long.</summary>
internal sealed record RepetitionRule
{
    /// <summary>The saying that counts: 2 for the second.</summary>
    public int Count { get; init; }

    public TimeSpan Within { get; init; }
}
