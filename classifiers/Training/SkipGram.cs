using System.Numerics.Tensors;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// Learns word and subword vectors from which words stand near which (skip-gram with negative sampling, Mikolov et al.
/// 2013, with subwords after Bojanowski et al. 2017), so that the network starts with words that mean alike lying near.
/// </summary>
internal sealed class SkipGram(Vocabulary vocabulary, int[][] texts, int seed)
{
    private const int Width = GruShape.Width;
    private const int Reach = 5;
    private const int Negatives = 5;
    private const float FirstRate = 0.05f;
    private const double Frequent = 2e-4;
    private const int SampleSize = 1 << 20;

    private readonly float[] _contexts = new float[vocabulary.Count * Width];

    public void Train(EmbeddingRows table, int epochs, Action<string> report)
    {
        Random random = new(seed);
        var words = table.Values.AsSpan(0, Vocabulary.TraitStart * Width);
        foreach (ref var value in words)
            value = (random.NextSingle() - 0.5f) / Width;

        var total = texts.Sum(text => (long)text.Length);
        var keep = KeepRates(total);
        var noise = NoiseSample();
        long done = 0;
        var kept = new int[4096];
        var centre = new float[Width];
        var change = new float[Width];
        var state = (ulong)seed + 0x9E3779B97F4A7C15;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var text in texts)
            {
                var rate = FirstRate * Math.Max(0.02f, 1 - (done / (float)(total * epochs)));
                done += text.Length;
                var count = 0;
                foreach (var token in text)
                {
                    if (count < kept.Length && Next(ref state) < keep[token])
                        kept[count++] = token;
                }

                for (var i = 0; i < count; i++)
                {
                    var reach = 1 + (int)(Next(ref state) * Reach);
                    ReadOnlySpan<int> rows = vocabulary.RowsOf(kept[i]);
                    table.Compose(rows, centre);
                    Array.Clear(change);
                    for (var k = Math.Max(0, i - reach); k <= Math.Min(count - 1, i + reach); k++)
                    {
                        if (k != i)
                            Learn(kept[k], noise, centre, change, rate, ref state);
                    }

                    Spread(table, rows, change);
                }
            }

            report($"word vectors: pass {epoch + 1} of {epochs}");
        }
    }

    private void Learn(int context, int[] noise, float[] centre, float[] change, float rate, ref ulong state)
    {
        for (var sample = 0; sample <= Negatives; sample++)
        {
            var token = sample == 0 ? context : noise[(int)(Next(ref state) * SampleSize)];
            if (sample > 0 && token == context)
                continue;

            var output = _contexts.AsSpan(token * Width, Width);
            var dot = TensorPrimitives.Dot<float>(centre, output);
            var step = ((sample == 0 ? 1 : 0) - Calibration.Probability(dot)) * rate;
            TensorPrimitives.MultiplyAdd(output, step, change, change);
            TensorPrimitives.MultiplyAdd(centre, step, output, output);
        }
    }

    // The word's row and the mean of its subwords share a change; traits are left to the network.
    private static void Spread(EmbeddingRows table, ReadOnlySpan<int> rows, float[] change)
    {
        var word = table.Row(rows[0]);
        TensorPrimitives.Add(word, change, word);
        var share = 1f / Math.Max(1, rows.Length - Vocabulary.WholeRows);
        foreach (var row in rows[Vocabulary.WholeRows..])
        {
            var part = table.Row(row);
            TensorPrimitives.MultiplyAdd(change, MathF.Sqrt(share), part, part);
        }
    }

    private float[] KeepRates(long total)
    {
        var keep = new float[vocabulary.Count];
        for (var token = 0; token < keep.Length; token++)
        {
            var frequency = vocabulary.FrequencyOf(token) / (double)total;
            keep[token] = (float)Math.Min(1, Math.Sqrt(Frequent / frequency) + (Frequent / frequency));
        }

        return keep;
    }

    private int[] NoiseSample()
    {
        double[] weights =
        [
            .. Enumerable.Range(0, vocabulary.Count).Select(token => Math.Pow(vocabulary.FrequencyOf(token), 0.75)),
        ];
        var all = weights.Sum();
        var sample = new int[SampleSize];
        var current = 0;
        var reached = weights[0] / all;
        for (var i = 0; i < SampleSize; i++)
        {
            while (reached < (i + 0.5) / SampleSize && current < weights.Length - 1)
                reached += weights[++current] / all;

            sample[i] = current;
        }

        return sample;
    }

    /// <summary>A number from 0 to 1 (xorshift, Marsaglia 2003).</summary>
    internal static float Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (state >> 40) * (1f / (1 << 24));
    }
}
