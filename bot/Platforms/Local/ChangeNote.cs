using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>What a change of a member means beyond the member as they stand.</summary>
/// <param name="At">When it happened.</param>
internal sealed record ChangeNote(DateTimeOffset At)
{
    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>What a person did to the member.</summary>
    public HandSanction? Sanction { get; init; }

    /// <summary>Who did it, by slug.</summary>
    public string? By { get; init; }

    public string? Reason { get; init; }

    /// <summary>Where the filter held a message back, by slug.</summary>
    public string? Channel { get; init; }

    /// <summary>The filter's phrase that was found.</summary>
    public string? Phrase { get; init; }

    /// <summary>What the filter held back.</summary>
    public string? Text { get; init; }
}
