using System.CommandLine;
using System.Text;
using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Verbs;

/// <summary><c>classify</c>: one message a line in, one JSON object a line out.</summary>
internal static class ClassifyVerb
{
    private const int Batch = 512;

    public static Command Build()
    {
        var model = ModelOption.Build();
        Command command = new(
            "classify",
            "Reads one message a line from standard input and writes one JSON object a line."
        )
        {
            model,
        };
        command.SetAction(parsed =>
        {
            var classifier = TextClassifier.Load(parsed.GetValue(model)!);
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            Run(classifier, input, output);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>
    /// Bytes that are no UTF-8 become replacement characters; every line, also an empty one, gets its object.
    /// </summary>
    public static void Run(TextClassifier classifier, Stream input, Stream output)
    {
        using StreamReader reader = new(
            input,
            new UTF8Encoding(false, throwOnInvalidBytes: false),
            detectEncodingFromByteOrderMarks: false,
            bufferSize: 1 << 16
        );
        var lines = new string[Batch];
        var answers = new byte[Batch][];
        int count;
        do
        {
            count = 0;
            while (count < Batch && reader.ReadLine() is { } line)
                lines[count++] = line;

            Parallel.For(
                0,
                count,
                i => answers[i] = ClassificationJson.Write(classifier.Classify(NormalisedText.From(lines[i])))
            );
            for (var i = 0; i < count; i++)
                output.Write(answers[i]);

            output.Flush();
        } while (count == Batch);
    }
}
