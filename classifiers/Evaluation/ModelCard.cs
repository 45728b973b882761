using System.Globalization;
using Belong.Classifiers.Data;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Evaluation;

/// <summary>
/// Writes what a user of a model should know: what it is for, what it learnt from, what it does well and badly.
/// </summary>
internal static class ModelCard
{
    public const string OwnHeading = "### Our own examples, the part that nothing was learnt from or chosen by";

    /// <summary>
    /// The lines of the card that anyone can recompute from the model and the project's own examples.
    /// </summary>
    public static string OwnFigures(TextClassifier classifier, string dataFolder)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Evaluator evaluator = new(classifier, Environment.ProcessorCount);
        var own = DataFolder
            .Read(dataFolder, classifier.Parts.Description.Seed)
            .Where(text => text.Part == Part.Measure && text.Source.Scope == Scope.Everything);
        FigureTable.Write(
            writer,
            own.GroupBy(Topic)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => evaluator.Measure(group.Key, [.. group]))
        );
        if (GroupFigures.Measure(classifier, dataFolder) is { } groups)
        {
            writer.WriteLine();
            writer.WriteLine(groups);
        }

        return writer.ToString();
    }

    public static string Write(
        TextClassifier classifier,
        IReadOnlyList<LabelledText> measuring,
        IReadOnlyDictionary<string, int> rows,
        string dataFolder
    )
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var about = classifier.Parts.Description;
        writer.WriteLine($"# Model card: {about.Id} {classifier.Version}");
        writer.WriteLine();
        writer.WriteLine(CardText.Introduction);
        writer.WriteLine(Line($"Seed {about.Seed}. The same seed, data and processor family give the same file."));
        writer.WriteLine();
        writer.WriteLine("## Thresholds");
        writer.WriteLine();
        foreach (var category in Enum.GetValues<Category>())
        {
            writer.WriteLine(
                Line($"- {category.ToString().ToLowerInvariant()}: {classifier.ThresholdFor(category):0.000}")
            );
        }

        writer.WriteLine();
        WriteSources(writer, about, rows);
        Evaluator evaluator = new(classifier, Environment.ProcessorCount);
        writer.WriteLine("## Figures");
        writer.WriteLine();
        writer.WriteLine(CardText.FiguresNote);
        writer.WriteLine();
        writer.WriteLine(OwnHeading);
        writer.WriteLine();
        writer.WriteLine(OwnFigures(classifier, dataFolder));
        var elsewhere = measuring
            .Where(text => text.Source.Scope != Scope.Everything)
            .ToLookup(text => Sources.ForValidation.Contains(text.Source));
        WriteSets(
            writer,
            evaluator,
            "### Public sets, the part that nothing was learnt from or chosen by",
            elsewhere[false]
        );
        WriteSets(
            writer,
            evaluator,
            "### Sets that nothing was learnt from, the part that nothing was chosen by",
            elsewhere[true]
        );
        writer.WriteLine(CardText.Weaknesses);
        return writer.ToString();
    }

    private static void WriteSources(StringWriter writer, ModelDescription about, IReadOnlyDictionary<string, int> rows)
    {
        writer.WriteLine("## Data");
        writer.WriteLine();
        writer.WriteLine("| source | examples learnt from | licence | origin |");
        writer.WriteLine("|---|--:|---|---|");
        foreach (var name in about.Sources.Order(StringComparer.Ordinal))
        {
            var source = Sources.Of(name);
            writer.WriteLine(Line($"| {name} | {rows.GetValueOrDefault(name)} | {source.Licence} | {source.Origin} |"));
        }

        writer.WriteLine();
        writer.WriteLine(CardText.DataNote);
        writer.WriteLine();
    }

    private static void WriteSets(
        StringWriter writer,
        Evaluator evaluator,
        string heading,
        IEnumerable<LabelledText> texts
    )
    {
        SetFigures[] sets =
        [
            .. texts
                .GroupBy(text => text.Source.Name)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => evaluator.Measure(group.Key, [.. group])),
        ];
        if (sets.Length > 0)
        {
            writer.WriteLine(heading);
            writer.WriteLine();
            FigureTable.Write(writer, sets);
            writer.WriteLine();
            double[] areas =
            [
                .. sets.SelectMany(set => set.Outputs)
                    .Where(output => output.Positives >= 20 && !double.IsNaN(output.Auc))
                    .Select(output => output.Auc),
            ];
            writer.WriteLine(
                Line($"Mean AUC over the {areas.Length} figures with at least twenty positives: ")
                    + Line($"{(areas.Length == 0 ? double.NaN : areas.Average()):0.000}.")
            );
            writer.WriteLine();
        }
    }

    // The file that an example came from is its topic: ids begin with it.
    private static string Topic(LabelledText text) =>
        text.Source == Sources.Templates ? "templates" : text.Id.Split('-', '_')[0];

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
