using Belong.Bot.Chat;
using Belong.Classifiers.Text;

namespace Belong.Bot.Screening;

/// <summary>One thing said, as detectors read it: the message and its texts.</summary>
internal sealed class Utterance
{
    private readonly Lazy<Fingerprints> _fingerprints;

    /// <summary>Normalises the message's own words and the text of each part, once.</summary>
    public Utterance(ChatMessage message)
    {
        Message = message;
        Words = new ScreenedText(NormalisedText.From(message.Text), null);
        Texts =
            message.Parts.Count == 0
                ? [Words]
                : [Words, .. message.Parts.Select(part => new ScreenedText(NormalisedText.From(part.Text), part.Kind))];
        _fingerprints = new Lazy<Fingerprints>(() => Fingerprints.Of(Words), isThreadSafe: false);
    }

    public ChatMessage Message { get; }

    /// <summary>The author's own words; may be empty.</summary>
    public ScreenedText Words { get; }

    /// <summary>The author's own words, then the parts in their order.</summary>
    public IReadOnlyList<ScreenedText> Texts { get; }

    /// <summary>What repetition is recognised by.</summary>
    public Fingerprints Fingerprints => _fingerprints.Value;
}
