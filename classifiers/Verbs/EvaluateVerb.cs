using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Belong.Classifiers.Data;
using Belong.Classifiers.Evaluation;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Verbs;

/// <summary><c>evaluate</c>: figures of a model on labelled files.</summary>
internal static class EvaluateVerb
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static Command Build()
    {
        Option<string[]> data = new("--data")
        {
            Description = "Labelled files (.tsv, .tsv.gz), or folders of them.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var model = ModelOption.Build();
        Option<bool> heldOut = new("--held-out") { Description = "Only the examples that training keeps out." };
        Option<bool> json = new("--json") { Description = "JSON instead of a table." };
        Command command = new("evaluate", "Measures a model on labelled files, at its shipped thresholds.")
        {
            data,
            model,
            heldOut,
            json,
        };
        command.SetAction(parsed =>
        {
            var classifier = TextClassifier.Load(parsed.GetValue(model)!);
            var sets = Measure(classifier, parsed.GetValue(data)!, parsed.GetValue(heldOut));
            var groups = GroupFigures.Measure(classifier, ProjectPaths.Data);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(new { sets, groups }, Json));
            }
            else
            {
                FigureTable.Write(Console.Out, sets);
                Console.Out.WriteLine();
                Console.Out.WriteLine(
                    groups?.ToString()
                        ?? $"No neutral frames in {ProjectPaths.Data}: the difference "
                            + $"between identity groups is not measured."
                );
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static List<SetFigures> Measure(TextClassifier classifier, string[] paths, bool heldOutOnly)
    {
        Evaluator evaluator = new(classifier, Environment.ProcessorCount);
        List<LabelledText> texts =
        [
            .. paths.SelectMany(path =>
                Directory.Exists(path)
                    ? DataFolder.Read(path, classifier.Parts.Description.Seed)
                    : DataFolder.ReadFile(path, Sources.Of(DataFolder.NameOf(path)))
            ),
        ];
        return
        [
            .. texts
                .Where(text => text.Part == Part.Measure || !heldOutOnly)
                .GroupBy(text => text.Source.Name)
                .Select(group => evaluator.Measure(group.Key, [.. group])),
        ];
    }
}
