using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Classifiers.Model;

namespace Belong.Bot.Screening.Detectors;

/// <summary>What the trained model reads in the words (C1, C4, C5, C7, C20).</summary>
/// <param name="holder">The model that flags.</param>
/// <param name="shadow">The model that only scores, for a comparison; null for none.</param>
internal sealed class ClassifierDetector(ClassifierHolder holder, ClassifierHolder? shadow) : IDetector
{
    private static readonly Output[] Outputs =
    [
        new(Category.Identity, FlagCategory.Identity, "an attack on a person or group for who they are"),
        new(Category.Threat, FlagCategory.Threat, "a threat or a call to violence"),
        new(Category.Sexual, FlagCategory.Sexual, "a sexual remark or request"),
        new(Category.Insult, FlagCategory.Insult, "an insult or another attack on a person"),
        new(Category.Promotion, FlagCategory.Promotion, "self-promotion or a sales pitch"),
    ];

    public string Name => "classifier";

    /// <summary>The model's output that scores a category; null for those that rules score.</summary>
    public static Category? CategoryOf(FlagCategory flag) =>
        Array.Find(Outputs, output => output.Flag == flag)?.Category;

    public void Read(Utterance utterance)
    {
        var model = holder.Current;
        foreach (var text in utterance.Texts)
        {
            if (text.Normalised.Tokens.Length > 0)
                text.ReadBy(model);
        }
    }

    public void Find(Utterance utterance, Findings findings)
    {
        var model = holder.Current;
        foreach (var text in utterance.Texts)
        {
            if (text.Normalised.Tokens.Length > 0)
                Find(text, model, findings);
        }

        // Last: whatever the second model does, the first one's findings stand.
        if (shadow?.Current is { } second)
            Score(utterance, second, findings);
    }

    private static void Score(Utterance utterance, ClassifierSnapshot model, Findings findings)
    {
        findings.BeginShadow(model.Version);
        foreach (var text in utterance.Texts)
        {
            if (text.Normalised.Tokens.Length == 0)
                continue;

            var reading = model.Classify(text.Normalised);
            foreach (var output in Outputs)
            {
                if (Applies(output, text))
                    findings.NoteShadow(output.Flag, reading[output.Category]);
            }
        }
    }

    // A preview speaks for the linked page: a shop's own words are not the member's pitch.
    private static bool Applies(Output output, ScreenedText text) =>
        output.Category != Category.Promotion || text.IsChosen;

    private void Find(ScreenedText text, ClassifierSnapshot model, Findings findings)
    {
        var reading = text.ReadBy(model);
        foreach (var output in Outputs)
        {
            if (!Applies(output, text))
                continue;

            var score = reading[output.Category];
            var own = model.ThresholdFor(output.Category);
            if (score < findings.ThresholdOf(output.Flag, own))
            {
                findings.Note(output.Flag, score);
                continue;
            }

            findings.Add(
                new Finding(Name, output.Flag, score, $"Reads like {output.Meaning}{text.Place}.")
                {
                    In = text,
                    Marks = Marks(reading, output),
                    Urgent = output.Category == Category.Threat,
                },
                own
            );
        }
    }

    private static List<TextMark> Marks(Classification reading, Output output) =>
        [
            .. reading
                .Spans.Where(span => span.Category == output.Category)
                .Select(span => new TextMark(span.Start, span.Length, output.Flag.Label)),
        ];

    private sealed record Output(Category Category, FlagCategory Flag, string Meaning);
}
