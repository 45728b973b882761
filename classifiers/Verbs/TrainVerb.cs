using System.CommandLine;
using System.Diagnostics;
using Belong.Classifiers.Data;
using Belong.Classifiers.Evaluation;
using Belong.Classifiers.Model;
using Belong.Classifiers.Training;

namespace Belong.Classifiers.Verbs;

/// <summary><c>train</c>: from data folders to a model file.</summary>
internal static class TrainVerb
{
    private const string CheckpointSuffix = ".checkpoint";

    public static Command Build()
    {
        Option<string[]> data = new("--data")
        {
            Description =
                "Folders with .tsv or .tsv.gz files. Without it: ../shared/data/train beside the project, "
                + "where present, and classifiers/data.",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string[]> choose = new("--choose")
        {
            Description =
                "Folders to choose thresholds by, never to learn from. Without it: ../shared/data/validate "
                + "beside the project, where present.",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<int> seed = new("--seed")
        {
            Description = "The same seed and data give the same model.",
            DefaultValueFactory = _ => 1,
        };
        Option<string> outFile = new("--out")
        {
            Description = "The model file to write.",
            DefaultValueFactory = _ => ProjectPaths.Model,
        };
        Option<int> threads = new("--threads")
        {
            Description = "Threads to use; the model does not depend on it.",
            DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount),
        };
        Command command = new("train", "Trains a model on labelled texts and writes it with its card.")
        {
            data,
            choose,
            seed,
            outFile,
            threads,
        };
        command.SetAction(parsed =>
        {
            TrainingOptions options = new()
            {
                Seed = parsed.GetValue(seed),
                Threads = Math.Max(1, parsed.GetValue(threads)),
            };
            return Run(parsed.GetValue(data) ?? [], parsed.GetValue(choose) ?? [], parsed.GetValue(outFile)!, options);
        });
        return command;
    }

    private static int Run(string[] folders, string[] choosing, string outFile, TrainingOptions options)
    {
        var watch = Stopwatch.StartNew();
        void Report(string line) => Console.Error.WriteLine($"[{watch.Elapsed:mm\\:ss}] {line}");
        var chosen = folders.Length > 0 ? folders : ProjectPaths.DefaultData();
        Report($"reading {string.Join(", ", chosen)}");
        var others = choosing.Length > 0 ? choosing : ProjectPaths.DefaultChoosing();
        List<LabelledText> texts = [.. chosen.SelectMany(folder => DataFolder.Read(folder, options.Seed))];
        Corpus corpus = new(
            texts.Concat(new Composer(options.Seed).Compose(texts)),
            others.SelectMany(folder => DataFolder.Read(folder, options.Seed))
        );
        var parts = new Trainer(options, Report, outFile + CheckpointSuffix).Train(corpus);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(outFile))!);
        ModelCodec.Write(outFile, parts);
        WriteCard(outFile, corpus);
        if (Directory.Exists(outFile + CheckpointSuffix))
            Directory.Delete(outFile + CheckpointSuffix, recursive: true);

        Report($"wrote {outFile} ({new FileInfo(outFile).Length / 1e6:0.0} MB)");
        return ExitCode.Done;
    }

    private static void WriteCard(string outFile, Corpus corpus)
    {
        var rows = corpus
            .Training.GroupBy(example => example.Text.Source.Name)
            .ToDictionary(group => group.Key, group => group.Distinct().Count());
        var card = ModelCard.Write(TextClassifier.Load(outFile), corpus.Measuring, rows, ProjectPaths.Data);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(outFile))!, "CARD.md"), card);
    }
}
