using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Belong.Classifiers.Data;
using Belong.Classifiers.Evaluation;
using Belong.Classifiers.Model;
using Belong.Classifiers.Training;

namespace Belong.Classifiers.Verbs;

/// <summary><c>tune</c>: thresholds for a wished share of false flags, from a file of benign talk.</summary>
internal static class TuneVerb
{
    private const int FewestTexts = 200;

    public static Command Build()
    {
        Option<string[]> data = new("--data")
        {
            Description =
                "Files of benign talk: .tsv or .tsv.gz (rows with a label are left out), or any other file "
                + "with one message a line.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        Option<double> rate = new("--rate")
        {
            Description = "The wished share of benign messages that may be flagged for anything, as in 0.002.",
            DefaultValueFactory = _ => 0.002,
        };
        rate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 1))
                result.AddError("--rate must lie between 0 and 1, as in 0.002 for two in a thousand.");
        });
        Option<string?> outFile = new("--out")
        {
            Description = "Also write the model with these thresholds to this file.",
        };
        var model = ModelOption.Build();
        Command command = new("tune", "Chooses thresholds for a wished share of false flags.")
        {
            data,
            rate,
            model,
            outFile,
        };
        command.SetAction(parsed =>
            Run(parsed.GetValue(model)!, parsed.GetValue(data)!, parsed.GetValue(rate), parsed.GetValue(outFile))
        );
        return command;
    }

    private static int Run(string model, string[] files, double rate, string? outFile)
    {
        var classifier = TextClassifier.Load(model);
        List<LabelledText> benign = [.. files.SelectMany(Read).Where(text => text.Labels == Labels.None)];
        var needed = Math.Max(FewestTexts, (int)Math.Ceiling(1 / rate));
        if (benign.Count < needed)
        {
            throw new DataException(
                $"{benign.Count} benign messages are too few for a rate of "
                    + $"{rate.ToString(CultureInfo.InvariantCulture)}: give at least {needed}."
            );
        }

        Evaluator evaluator = new(classifier, Environment.ProcessorCount);
        var scores = evaluator.Score(benign);
        var thresholds = new ThresholdChooser([(scores, rate)], Attacks(evaluator, classifier)).Choose();
        var share = ThresholdChooser.Flagged(scores, thresholds);
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{benign.Count} benign messages; {100 * share:0.000} % would be flagged (wished: {100 * rate:0.000} % "
                    + $"at "
                    + $"most)."
            )
        );
        Console.WriteLine(
            JsonSerializer.Serialize(
                Enum.GetValues<Category>()
                    .ToDictionary(
                        category => category.ToString().ToLowerInvariant(),
                        category => Math.Round(thresholds[(int)category], 4)
                    )
            )
        );
        if (outFile is not null)
        {
            ModelCodec.Write(outFile, classifier.Parts with { Thresholds = thresholds });
            Console.Error.WriteLine($"wrote {outFile}");
        }

        return ExitCode.Done;
    }

    // What to catch for the budget: the project's own held-back attacks and pitches.
    private static HarmfulSet[] Attacks(Evaluator evaluator, TextClassifier classifier)
    {
        if (!Directory.Exists(ProjectPaths.Data))
        {
            throw new DataException(
                $"'{ProjectPaths.Data}' is missing: its held-back attacks tell which threshold is "
                    + $"worth lowering. Run from the project's sources."
            );
        }

        Corpus own = new(
            [],
            DataFolder
                .Read(ProjectPaths.Data, classifier.Parts.Description.Seed)
                .Where(text => text.Part == Part.Choose)
        );
        return
        [
            .. ThresholdData.Harmful(own.Choosing, evaluator.Score([.. own.Choosing.Select(example => example.Text)])),
        ];
    }

    private static IEnumerable<LabelledText> Read(string path)
    {
        if (path.EndsWith(".tsv", StringComparison.Ordinal) || path.EndsWith(".tsv.gz", StringComparison.Ordinal))
            return DataFolder.ReadFile(path, Sources.Of(DataFolder.NameOf(path)));

        return File.Exists(path)
            ? File.ReadLines(path)
                .Where(line => line.Length > 0)
                .Select(
                    (line, i) => new LabelledText($"line-{i + 1}", line, Labels.None, Sources.Of("tune"), Part.Choose)
                )
            : throw new DataException($"'{path}' does not exist. Name a file of benign messages with --data.");
    }
}
