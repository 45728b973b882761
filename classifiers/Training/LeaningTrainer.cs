using Belong.Classifiers.Model;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Training;

/// <summary>Learns from counts towards which head each word leans, and how far.</summary>
internal static class LeaningTrainer
{
    private const int FewestTexts = 6;
    private static readonly float[] Steps = [0.8f, 1.6f, 2.6f];

    public static WordLeaning Train(Example[] examples)
    {
        const int Buckets = 1 << WordLeaning.Bits;
        var texts = new float[Buckets * Heads.Padded];
        var positives = new float[Buckets * Heads.Padded];
        var allTexts = new double[Heads.Count];
        var allPositives = new double[Heads.Count];
        TextBuffer buffer = new();
        HashSet<uint> seen = [];
        foreach (var example in examples)
        {
            buffer.Fill(example.Text.Text);
            seen.Clear();
            foreach (var token in buffer.Tokens)
            {
                if (token.Kind is TokenKind.Word or TokenKind.Hashtag or TokenKind.Emoji)
                    seen.Add(TokenHash.Bucket(TokenHash.Of(buffer.Tokenised.ValueOf(token)), WordLeaning.Bits));
            }

            for (var head = 0; head < Heads.Count; head++)
            {
                var weight = example.Weights[head];
                allTexts[head] += weight;
                allPositives[head] += weight * example.Targets[head];
                foreach (var bucket in weight > 0 ? seen : [])
                {
                    texts[(bucket * Heads.Padded) + head] += weight;
                    positives[(bucket * Heads.Padded) + head] += weight * example.Targets[head];
                }
            }
        }

        var table = new byte[Buckets];
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            table[bucket] = LeaningOf(
                texts.AsSpan(bucket * Heads.Padded),
                positives.AsSpan(bucket * Heads.Padded),
                allTexts,
                allPositives
            );
        }

        return new WordLeaning(table);
    }

    private static byte LeaningOf(
        ReadOnlySpan<float> texts,
        ReadOnlySpan<float> positives,
        double[] allTexts,
        double[] allPositives
    )
    {
        var towards = 0;
        double furthest = 0;
        for (var head = 0; head < Heads.Count; head++)
        {
            if (texts[head] < FewestTexts || allPositives[head] == 0)
                continue;

            var rate = allPositives[head] / allTexts[head];
            var smoothed = (positives[head] + (4 * rate)) / (texts[head] + 4);
            var odds = Math.Log(smoothed / (1 - Math.Min(smoothed, 0.999))) - Math.Log(rate / (1 - rate));

            // The general head is known from far more rows: a finer one wins where it is nearly as sure.
            odds -= head is (int)Head.Attack ? 0.3 : 0;
            if (odds > furthest)
            {
                furthest = odds;
                towards = head;
            }
        }

        return WordLeaning.Pack(towards, Steps.Count(step => furthest >= step));
    }
}
