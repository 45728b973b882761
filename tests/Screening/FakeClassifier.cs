using Belong.Bot.Screening.Detectors;
using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Tests.Screening;

/// <summary>A classifier that knows a few words, each with a category and a score.</summary>
internal static class FakeClassifier
{
    public const float Threshold = 0.5f;

    public static ClassifierSnapshot Knowing(params (string Word, Category Category, float Score)[] words) =>
        new("scripted", "1", text => Classify(text, words), _ => Threshold);

    private static Classification Classify(NormalisedText text, (string Word, Category Category, float Score)[] words)
    {
        var scores = new float[6];
        var reached = 0;
        List<CategorySpan> spans = [];
        foreach (var (word, category, score) in words)
        {
            var at = text.Text.IndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;

            scores[(int)category] = Math.Max(scores[(int)category], score);
            if (score < Threshold)
                continue;

            reached |= 1 << (int)category;
            var (start, length) = text.ToOriginal(at, word.Length);
            spans.Add(new CategorySpan(start, length, category));
        }

        return new Classification(new CategoryScores(scores), reached, spans);
    }
}
