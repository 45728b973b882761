using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>Which message, in which wording.</summary>
/// <param name="Edit">0 as posted, then one more for each edit.</param>
/// <param name="NeverPosted">
/// True for words that stand in no channel: a member's name, or what a filter held back. The id then names the words,
/// and there is nothing to hide.
/// </param>
internal sealed record MessageReference(
    ChannelId Channel,
    MessageId Message,
    int Edit,
    string? Link,
    bool NeverPosted = false
);

/// <summary>One reason to look at a message.</summary>
/// <param name="Score">0 to 1; 1 for rules that do not weigh.</param>
/// <param name="Detector">The detector's name.</param>
/// <param name="Why">One sentence for a moderator, without the message's text.</param>
internal sealed record FlagReason(FlagCategory Category, ClauseId Clause, double Score, string Detector, string Why)
{
    /// <summary>The earlier message of which <see cref="Why"/> speaks; null for none.</summary>
    public MessageReference? Earlier { get; init; }
}

/// <summary>A message that may breach a clause, with everything a moderator needs to judge it.</summary>
/// <param name="Message">Where it stands.</param>
/// <param name="Text">The words as they were when flagged: evidence, kept when the message is edited or
/// deleted.</param>
/// <param name="At">When they were said.</param>
/// <param name="Reasons">At least one; the weightiest first.</param>
/// <param name="Marks">Which words weighed, in <paramref name="Text"/>.</param>
internal sealed record Flag(
    MessageReference Message,
    string Text,
    DateTimeOffset At,
    IReadOnlyList<FlagReason> Reasons,
    IReadOnlyList<TextMark> Marks
)
{
    public FlagReason Main => Reasons[0];

    /// <summary>Wants a person now (C7, C8).</summary>
    public bool Urgent { get; init; }

    /// <summary>Read after a stop, not as it was said.</summary>
    public bool Late { get; init; }
}
