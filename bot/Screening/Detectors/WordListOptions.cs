namespace Belong.Bot.Screening.Detectors;

/// <summary>Settings of the word list.</summary>
internal sealed record WordListOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>A file that replaces the built-in list; null for that.</summary>
    public string? Path { get; init; }
}
