using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>
/// How much each token speaks for a category: the weights of its features, shared among the tokens they span.
/// </summary>
internal static class Attribution
{
    private const int MostTokens = 1024;
    private const int MostReadings = 64;

    /// <summary>
    /// One weight a token, in units of the calibrated logit; negative where the token speaks against.
    /// </summary>
    public static float[] Of(TextClassifier classifier, TokenisedText text, int category, Workspace workspace)
    {
        var weights = new float[text.Tokens.Length];
        for (var start = 0; start < Math.Min(weights.Length, MostTokens); start += TextClassifier.WindowTokens)
        {
            var count = Math.Min(TextClassifier.WindowTokens, weights.Length - start);
            var window = text.Window(start, count);
            AddScreen(classifier.Parts, window, category, workspace, weights.AsSpan(start, count));
            for (var number = 0; number < classifier.Parts.Networks.Count; number++)
                AddNetwork(classifier.Parts, number, window, category, workspace, weights.AsSpan(start, count));
        }

        return weights;
    }

    private static void AddScreen(
        ModelParts parts,
        TokenisedText window,
        int category,
        Workspace workspace,
        Span<float> weights
    )
    {
        workspace.Table.Fill(window, parts.Screen.Leaning);
        ScreenFeatures.Extract(window, workspace.Table, parts.Screen.Bits, workspace.Features, letters: true);
        var mix = Vector256
            .Create(parts.Calibration.WeightsOf(category)[..Heads.Padded])
            .WithElement(Calibration.Intercept, 0);
        var start = 0;
        for (var family = 0; family < FeatureList.Families; family++)
        {
            var end = workspace.Features.FamilyEnds[family];
            var scale = Screen.FamilyScale(end - start);
            for (var i = start; i < end; i++)
            {
                var source = workspace.Features.Sources[i];
                var first = source & 0xFFFFFF;
                var span = (source >>> 24) + 1;

                // A fact about the whole text marks nothing in it.
                if (span > 8)
                    continue;

                var share = Vector256.Dot(parts.Screen.Row(workspace.Features.Buckets[i]), mix) * scale / span;
                for (var token = first; token < Math.Min(first + span, weights.Length); token++)
                    weights[token] += share;
            }

            start = end;
        }
    }

    // What a network loses when it does not know some words: one at a time, in groups where the text is long.
    private static void AddNetwork(
        ModelParts parts,
        int number,
        TokenisedText window,
        int category,
        Workspace workspace,
        Span<float> weights
    )
    {
        Span<float> logits = stackalloc float[Heads.Padded];
        var network = parts.Networks[number];
        network.Score(window, workspace.Table, workspace.Gru, logits);
        var mix = parts.Calibration.WeightsOf(category).Slice((1 + number) * Heads.Padded, Heads.Count);
        var whole = TensorPrimitives.Dot(mix, logits[..Heads.Count]);
        var group = ((weights.Length - 1) / MostReadings) + 1;
        for (var from = 0; from < weights.Length; from += group)
        {
            var to = Math.Min(from + group, weights.Length);
            network.Score(window, workspace.Table, workspace.Gru, logits, from..to);
            var share = (whole - TensorPrimitives.Dot(mix, logits[..Heads.Count])) / (to - from);
            for (var token = from; token < to; token++)
                weights[token] += share;
        }
    }
}
