using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening;

/// <summary>What one detector found in a message. Finding is all a detector does: what follows is for others.</summary>
/// <param name="Detector">The detector's name.</param>
/// <param name="Category">What it takes the message for.</param>
/// <param name="Score">How sure it is, 0 to 1; 1 for rules that do not weigh.</param>
/// <param name="Why">One sentence for a moderator, without the message's text.</param>
internal sealed record Finding(string Detector, FlagCategory Category, float Score, string Why)
{
    /// <summary>The clause that this may breach.</summary>
    public ClauseId Clause { get; init; } = Category.Clause;

    /// <summary>The text it was found in; null where it lies in the message as a whole.</summary>
    public ScreenedText? In { get; init; }

    /// <summary>Which words weighed, in the original of <see cref="In"/>.</summary>
    public IReadOnlyList<TextMark> Marks { get; init; } = [];

    /// <summary>The earlier message of which <see cref="Why"/> speaks; null for none.</summary>
    public MessageReference? Earlier { get; init; }

    /// <summary>Wants a person now (C7, C8).</summary>
    public bool Urgent { get; init; }
}
