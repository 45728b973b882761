using Belong.Bot.Chat;
using Belong.Bot.Screening.Detectors;
using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Bot.Screening;

/// <summary>One text of a message, normalised once for all detectors.</summary>
/// <param name="normalised">The text, with every position traceable to what was written.</param>
/// <param name="part">What it is beside the author's own words; null for those.</param>
internal sealed class ScreenedText(NormalisedText normalised, MessagePartKind? part)
{
    private IReadOnlyList<Link>? _links;
    private bool? _sells;
    private (ClassifierSnapshot Model, Classification Reading)? _reading;

    public NormalisedText Normalised { get; } = normalised;

    public MessagePartKind? Part { get; } = part;

    /// <summary>The text as it was written: what marks refer to.</summary>
    public string Original => Normalised.Original;

    /// <summary>
    /// True where somebody chose these words to be read here: a preview's words are those of the linked page.
    /// </summary>
    public bool IsChosen => Part is not MessagePartKind.Embed;

    /// <summary>The web addresses in it, read once.</summary>
    public IReadOnlyList<Link> Links => _links ??= Link.In(Normalised);

    /// <summary>What a model makes of it, kept until another model is asked.</summary>
    public Classification ReadBy(ClassifierSnapshot model)
    {
        if (_reading is not { } known || !ReferenceEquals(known.Model, model))
            _reading = known = (model, model.Classify(Normalised));
        return known.Reading;
    }

    /// <summary>Whether it shows signs of selling, looked for once.</summary>
    public bool Sells => _sells ??= SalesCues.AreIn(Normalised);

    /// <summary>Where in the message it stands, to end a sentence with; empty for the author's own words.</summary>
    public string Place =>
        Part switch
        {
            null => "",
            MessagePartKind.Forward => " in the forwarded message",
            MessagePartKind.Embed => " in the link's preview",
            MessagePartKind.Title => " in the title",
            _ => " in a part of the message",
        };
}
