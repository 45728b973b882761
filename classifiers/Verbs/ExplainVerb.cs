using System.CommandLine;
using System.Globalization;
using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Verbs;

/// <summary><c>explain</c>: why one message is flagged or not, and what would change that.</summary>
internal static class ExplainVerb
{
    public static Command Build()
    {
        Argument<string> text = new("text") { Description = "The message." };
        var model = ModelOption.Build();
        Command command = new(
            "explain",
            "Shows the scores of one message, what weighed most, and what would change the decision."
        )
        {
            text,
            model,
        };
        command.SetAction(parsed =>
        {
            var classifier = TextClassifier.Load(parsed.GetValue(model)!);
            Write(Console.Out, classifier, parsed.GetValue(text)!);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(TextWriter writer, TextClassifier classifier, string original)
    {
        var text = NormalisedText.From(original);
        var result = classifier.Classify(text);
        writer.WriteLine($"read as:  {text.Text}");
        foreach (var category in Enum.GetValues<Category>())
        {
            var verdict = result.Reaches(category) ? "FLAGGED" : "";
            writer.WriteLine(
                string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Name(category), -10} {result[category], 7:0.0000}  threshold "
                            + $"{classifier.ThresholdFor(category):0.000}  {verdict}"
                    )
                    .TrimEnd()
            );
        }

        writer.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{"obscene", -10} {result.Obscene, 7:0.0000}  " + $"(never a flag by itself)"
            )
        );
        foreach (var span in result.Spans)
        {
            writer.WriteLine(
                $"marked for {Name(span.Category)}: \"{original.AsSpan(span.Start, span.Length)}\" "
                    + $"({span.Start}, {span.Length})"
            );
        }

        WriteWeights(writer, classifier, text, result);
        WriteChange(writer, classifier, text, result);
    }

    private static void WriteWeights(
        TextWriter writer,
        TextClassifier classifier,
        NormalisedText text,
        Classification result
    )
    {
        var closest = Closest(classifier, result);
        var weights = classifier.WeightsOf(text, closest);
        writer.WriteLine($"words that speak for (+) and against (-) {Name(closest)}:");
        foreach (var token in Enumerable.Range(0, weights.Length).OrderByDescending(i => Math.Abs(weights[i])).Take(10))
        {
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {weights[token], 6:+0.00;-0.00}  {text.ValueOf(text.Tokens[token])}"
                )
            );
        }
    }

    // Leaves words out one by one, the weightiest first, until the decision changes.
    private static void WriteChange(
        TextWriter writer,
        TextClassifier classifier,
        NormalisedText text,
        Classification result
    )
    {
        var closest = Closest(classifier, result);
        var threshold = classifier.ThresholdFor(closest);
        var flagged = result.Reaches(closest);
        var weights = classifier.WeightsOf(text, closest);
        int[] order =
        [
            .. Enumerable.Range(0, weights.Length).OrderByDescending(i => flagged ? weights[i] : -weights[i]),
        ];
        List<int> left = [];
        foreach (var token in order.Take(12))
        {
            left.Add(token);
            var score = classifier.Classify(NormalisedText.From(Without(text, left)))[closest];
            if (score >= threshold != flagged)
            {
                var words = string.Join(
                    "\", \"",
                    left.Order()
                        .Select(i =>
                            text.Original.Substring(text.Tokens[i].OriginalStart, text.Tokens[i].OriginalLength)
                        )
                );
                writer.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"without \"{words}\" it would {(flagged ? "not " : "")}be flagged for {Name(closest)} "
                            + $"({score:0.0000})"
                    )
                );
                return;
            }
        }

        writer.WriteLine(
            $"leaving out up to {Math.Min(12, order.Length)} words does not change the decision on "
                + $"{Name(closest)}"
        );
    }

    private static string Without(NormalisedText text, List<int> tokens)
    {
        var rest = text.Original.ToCharArray();
        foreach (var token in tokens)
            rest.AsSpan(text.Tokens[token].OriginalStart, text.Tokens[token].OriginalLength).Fill(' ');

        return new string(rest);
    }

    private static Category Closest(TextClassifier classifier, Classification result) =>
        Enum.GetValues<Category>()
            .MaxBy(category => Logit(result[category]) - Logit(classifier.ThresholdFor(category)));

    private static double Logit(float probability)
    {
        var bounded = Math.Clamp(probability, 1e-7, 1 - 1e-7);
        return Math.Log(bounded / (1 - bounded));
    }

    private static string Name(Category category) => category.ToString().ToLowerInvariant();
}
