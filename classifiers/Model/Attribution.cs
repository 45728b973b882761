using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>How much each token speaks for a category: the weights of its features, shared among the tokens they span.</summary>
internal static class Attribution
{
    private const int MostTokens = 1024;
    private const int MostReadings = 64;

    /// <summary>One weight a token, in units of the calibrated logit; negative where the token speaks against.</summary>
    public static float[] Of(TextClassifier classifier, TokenisedText text, int category, Workspace room)
    {
        float[] weights = new float[text.Tokens.Length];
        for (int start = 0; start < Math.Min(weights.Length, MostTokens); start += TextClassifier.WindowTokens)
        {
            int count = Math.Min(TextClassifier.WindowTokens, weights.Length - start);
            TokenisedText window = text.Window(start, count);
            AddScreen(classifier.Parts, window, category, room, weights.AsSpan(start, count));
            for (int number = 0; number < classifier.Parts.Readers.Count; number++)
            {
                AddReader(classifier.Parts, number, window, category, room, weights.AsSpan(start, count));
            }
        }

        return weights;
    }

    private static void AddScreen(ModelParts parts, TokenisedText window, int category, Workspace room, Span<float> weights)
    {
        room.Table.Fill(window, parts.Screen.Leaning);
        ScreenFeatures.Extract(window, room.Table, parts.Screen.Bits, room.Features, letters: true);
        Vector256<float> mix = Vector256.Create(parts.Calibration.WeightsOf(category)[..Heads.Room]).WithElement(Calibration.Intercept, 0);
        int start = 0;
        for (int family = 0; family < FeatureList.Families; family++)
        {
            int end = room.Features.FamilyEnds[family];
            float scale = Screen.FamilyScale(end - start);
            for (int i = start; i < end; i++)
            {
                int source = room.Features.Sources[i];
                int first = source & 0xFFFFFF;
                int span = (source >>> 24) + 1;

                // A fact about the whole text marks nothing in it.
                if (span > 8)
                {
                    continue;
                }

                float share = Vector256.Dot(parts.Screen.Row(room.Features.Buckets[i]), mix) * scale / span;
                for (int token = first; token < Math.Min(first + span, weights.Length); token++)
                {
                    weights[token] += share;
                }
            }

            start = end;
        }
    }

    // What a reader loses when it does not know some words: one at a time, in groups where the text is long.
    private static void AddReader(ModelParts parts, int number, TokenisedText window, int category, Workspace room, Span<float> weights)
    {
        Span<float> logits = stackalloc float[Heads.Room];
        Reader reader = parts.Readers[number];
        reader.Score(window, room.Table, room.Reader, logits);
        ReadOnlySpan<float> mix = parts.Calibration.WeightsOf(category).Slice((1 + number) * Heads.Room, Heads.Count);
        float whole = TensorPrimitives.Dot(mix, logits[..Heads.Count]);
        int group = ((weights.Length - 1) / MostReadings) + 1;
        for (int from = 0; from < weights.Length; from += group)
        {
            int to = Math.Min(from + group, weights.Length);
            reader.Score(window, room.Table, room.Reader, logits, from..to);
            float share = (whole - TensorPrimitives.Dot(mix, logits[..Heads.Count])) / (to - from);
            for (int token = from; token < to; token++)
            {
                weights[token] += share;
            }
        }
    }
}
