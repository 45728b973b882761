using Belong.Classifiers.Data;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Evaluation;

/// <summary>Measures a classifier on labelled texts, at its shipped thresholds.</summary>
internal sealed class Evaluator(TextClassifier classifier, int threads)
{
    public const string AnyAttack = "any attack";

    private const Labels Attacks = Labels.Identity | Labels.Threat | Labels.Sexual | Labels.Insult | Labels.Hostile;
    private const Labels Selling = Labels.Promotion | Labels.Spam;

    /// <summary>The probabilities of every text, in the order of <see cref="Category"/>.</summary>
    public float[][] Score(IReadOnlyList<LabelledText> texts)
    {
        var scores = new float[texts.Count][];
        Parallel.For(
            0,
            texts.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            i =>
            {
                scores[i] = new float[Heads.Categories];
                classifier.Score(texts[i].Text, scores[i]);
            }
        );
        return scores;
    }

    public SetFigures Measure(string name, IReadOnlyList<LabelledText> texts) => Measure(name, texts, Score(texts));

    public SetFigures Measure(string name, IReadOnlyList<LabelledText> texts, float[][] scores)
    {
        var benign = 0;
        var flagged = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            if (
                (texts[i].Labels & (Attacks | Selling | Labels.Obscene | Labels.Doxxing)) == 0
                && texts[i].Source.Scope != Scope.Promotion
            )
            {
                benign++;
                flagged += IsFlagged(scores[i]) ? 1 : 0;
            }
        }

        List<CategoryFigures> outputs = [];
        foreach (var category in Enum.GetValues<Category>())
        {
            AddOutput(
                outputs,
                category.ToString().ToLowerInvariant(),
                texts,
                scores,
                text => Truth(text, category),
                row => row[(int)category],
                row => row[(int)category] >= classifier.ThresholdFor(category)
            );
        }

        AddOutput(
            outputs,
            AnyAttack,
            texts,
            scores,
            IsAttack,
            row => row.AsSpan(0, (int)Category.Promotion).ToArray().Max(),
            IsFlaggedForAttack
        );
        return new SetFigures(name, texts.Count, benign, benign == 0 ? double.NaN : 1000.0 * flagged / benign, outputs);
    }

    /// <summary>Whether a text should be flagged for a category; null where its source does not tell.</summary>
    public static bool? Truth(LabelledText text, Category category)
    {
        var label = category switch
        {
            Category.Identity => Labels.Identity,
            Category.Threat => Labels.Threat,
            Category.Sexual => Labels.Sexual,
            Category.Insult => Labels.Insult,
            _ => Selling,
        };
        if ((text.Labels & label) != 0)
            return true;

        var attack = (text.Labels & Attacks) != 0;
        return text.Source.Scope switch
        {
            Scope.Everything => false,
            Scope.Promotion or Scope.Weak => category == Category.Promotion ? false : null,
            Scope.Identity => category == Category.Identity ? false : null,
            Scope.Benign => attack ? null : false,
            _ => category == Category.Promotion ? null
            : attack ? (text.Labels.HasFlag(Labels.Hostile) || category is Category.Insult ? null : false)
            : text.Labels.HasFlag(Labels.Obscene) && category is Category.Sexual ? null
            : false,
        };
    }

    public bool IsFlagged(ReadOnlySpan<float> scores)
    {
        for (var category = 0; category < Heads.Categories; category++)
        {
            if (scores[category] >= classifier.ThresholdFor((Category)category))
                return true;
        }

        return false;
    }

    private static bool? IsAttack(LabelledText text) =>
        (text.Labels & Attacks) != 0 ? true
        : text.Source.Scope is Scope.Promotion or Scope.Weak ? null
        : false;

    private bool IsFlaggedForAttack(float[] scores) =>
        Enumerable
            .Range(0, (int)Category.Promotion)
            .Any(category => scores[category] >= classifier.ThresholdFor((Category)category));

    private static void AddOutput(
        List<CategoryFigures> outputs,
        string name,
        IReadOnlyList<LabelledText> texts,
        float[][] scores,
        Func<LabelledText, bool?> truth,
        Func<float[], float> score,
        Func<float[], bool> flags
    )
    {
        List<float> known = [];
        List<bool> labels = [];
        var right = 0;
        var flagged = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            if (truth(texts[i]) is bool wanted)
            {
                known.Add(score(scores[i]));
                labels.Add(wanted);
                flagged += flags(scores[i]) ? 1 : 0;
                right += wanted && flags(scores[i]) ? 1 : 0;
            }
        }

        var positives = labels.Count(label => label);
        if (positives > 0)
        {
            float[] values = [.. known];
            bool[] truths = [.. labels];
            outputs.Add(
                new CategoryFigures(
                    name,
                    positives,
                    labels.Count - positives,
                    Metrics.Auc(values, truths),
                    Metrics.AveragePrecision(values, truths),
                    flagged == 0 ? double.NaN : right / (double)flagged,
                    right / (double)positives,
                    Metrics.CalibrationError(values, truths)
                )
            );
        }
    }
}
