using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Belong.Classifiers.Data;
using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Verbs;

/// <summary><c>bench</c>: how fast a model is on this machine.</summary>
internal static class BenchVerb
{
    private const int FewestTexts = 20_000;

    public static Command Build()
    {
        Option<string[]> data = new("--data")
        {
            Description =
                "Labelled files (.tsv, .tsv.gz) with texts to score. Without it: the project's own benign "
                + "examples.",
            AllowMultipleArgumentsPerToken = true,
        };
        var model = ModelOption.Build();
        Command command = new("bench", "Measures speed and memory of scoring, on one thread.") { data, model };
        command.SetAction(parsed => Run(parsed.GetValue(model)!, parsed.GetValue(data) ?? []));
        return command;
    }

    private static int Run(string model, string[] files)
    {
        var start = Stopwatch.GetTimestamp();
        var classifier = TextClassifier.Load(model);
        var load = Stopwatch.GetElapsedTime(start);
        string[] texts =
            files.Length > 0
                ?
                [
                    .. files
                        .SelectMany(file => DataFolder.ReadFile(file, Sources.Of(DataFolder.NameOf(file))))
                        .Select(text => text.Text),
                ]
                :
                [
                    .. DataFolder
                        .Read(ProjectPaths.Data, 1)
                        .Where(text => text.Source == Sources.Own && text.Labels == Labels.None)
                        .Select(text => text.Text),
                ];
        if (texts.Length == 0)
            throw new DataException("There is no text to score. Name files with --data.");

        texts = [.. Enumerable.Repeat(texts, (FewestTexts / texts.Length) + 1).SelectMany(all => all)];
        var scores = new float[Enum.GetValues<Category>().Length];
        Measure(texts, text => classifier.Score(text, scores));
        var (score, scoreBytes) = Measure(texts, text => classifier.Score(text, scores));
        Measure(texts, text => classifier.Classify(NormalisedText.From(text)));
        var (classify, classifyBytes) = Measure(texts, text => classifier.Classify(NormalisedText.From(text)));
        var read = texts.Count(classifier.Reads) / (double)texts.Length;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                texts                    {texts.Length}, {texts.Average(text => text.Length):0} characters on average
                load                     {load.TotalMilliseconds:0} ms
                scores alone             {1e6 / score:0} messages/s, {score:0.0} us and {scoreBytes:0} bytes each
                normalise and classify   {1e6
                    / classify:0} messages/s, {classify:0.0} us and {classifyBytes:0} bytes each
                given to the network      {100 * read:0.0} %
                """
            )
        );
        return ExitCode.Done;
    }

    private static (double Microseconds, double Bytes) Measure(string[] texts, Action<string> action)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        foreach (var text in texts)
            action(text);

        var elapsed = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        return (elapsed / texts.Length, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)texts.Length);
    }
}
