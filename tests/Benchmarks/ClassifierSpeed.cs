using System.Diagnostics;
using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Benchmarks;

/// <summary>
/// Messages a second through normaliser and classifier on one thread. Baseline: reading each character once.
/// </summary>
internal static class ClassifierSpeed
{
    private const int Rounds = 40;

    public static Task RunAsync()
    {
        var clock = Stopwatch.StartNew();
        var classifier = TextClassifier.Load(ShippedModel.Path);
        Console.WriteLine($"{"loading the model", -46}{clock.Elapsed.TotalMilliseconds, 10:0} ms");

        var sum = 0L;
        Measure(
            "reading each character (baseline)",
            text =>
            {
                foreach (var letter in text)
                    sum += letter;
            }
        );
        Measure("normaliser", text => NormalisedText.From(text));
        Measure("normaliser and classifier", text => classifier.Classify(NormalisedText.From(text)));
        return Task.CompletedTask;
    }

    private static void Measure(string what, Action<string> act)
    {
        foreach (var text in Talk.Benign)
            act(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var text in Talk.Benign)
                act(text);
        }

        var count = Rounds * Talk.Benign.Count;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / count;
        Console.WriteLine(
            $"{what, -46}{count / clock.Elapsed.TotalSeconds, 10:0} messages/s on one thread, {bytes} "
                + $"bytes allocated each"
        );
    }
}
