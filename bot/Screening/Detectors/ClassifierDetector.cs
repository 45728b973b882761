using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Classifiers.Model;

namespace Belong.Bot.Screening.Detectors;

/// <summary>Settings of the classifier.</summary>
internal sealed record ClassifierOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>A model file; null for the shipped one.</summary>
    public string? Model { get; init; }
}

/// <summary>What the trained model reads in the words (C1, C4, C5, C7, C20).</summary>
internal sealed class ClassifierDetector(ClassifierHolder holder) : IDetector
{
    private static readonly Output[] Outputs =
    [
        new(Category.Identity, FlagCategory.Identity, Clauses.Identity, "an attack on a person or group for who they are"),
        new(Category.Threat, FlagCategory.Threat, Clauses.Threat, "a threat or a call to violence"),
        new(Category.Sexual, FlagCategory.Sexual, Clauses.Sexual, "a sexual remark or request"),
        new(Category.Insult, FlagCategory.Insult, Clauses.Harassment, "an insult or another attack on a person"),
        new(Category.Promotion, FlagCategory.Promotion, Clauses.Promotion, "self-promotion or a sales pitch"),
    ];

    public string Name => "classifier";

    public void Find(Utterance utterance, Findings findings)
    {
        var model = holder.Current;
        foreach (var text in utterance.Texts)
        {
            if (text.Normalised.Tokens.Length > 0)
                Find(text, model, findings);
        }
    }

    private void Find(ScreenedText text, ClassifierSnapshot model, Findings findings)
    {
        var reading = model.Classify(text.Normalised);
        foreach (var output in Outputs)
        {
            // A preview speaks for the linked page: a shop's own words are not the member's pitch.
            if (output.Category == Category.Promotion && !text.IsChosen)
                continue;

            var score = reading[output.Category];
            var own = model.ThresholdFor(output.Category);
            if (score < findings.ThresholdOf(output.Flag, own))
            {
                findings.Note(output.Flag, score);
                continue;
            }

            findings.Add(
                new Finding(Name, output.Flag, output.Clause, score, $"Reads like {output.Meaning}{text.Place}.")
                {
                    In = text,
                    Marks = Marks(reading, output),
                    Urgent = output.Category == Category.Threat,
                },
                own);
        }
    }

    private static List<TextMark> Marks(Classification reading, Output output) =>
        [.. reading.Spans.Where(span => span.Category == output.Category)
            .Select(span => new TextMark(span.Start, span.Length, MarkLabels.Of(output.Flag)))];

    private sealed record Output(Category Category, FlagCategory Flag, ClauseId Clause, string Meaning);
}
