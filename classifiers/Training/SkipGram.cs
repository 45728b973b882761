using System.Numerics.Tensors;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// Learns word and subword vectors from which words stand near which (skip-gram with negative sampling, Mikolov et al.
/// 2013, with subwords after Bojanowski et al. 2017), so that the reader starts with words that mean alike lying near.
/// </summary>
internal sealed class SkipGram(Vocabulary vocabulary, int[][] texts, int seed)
{
    private const int Width = ReaderShape.Width;
    private const int Reach = 5;
    private const int Negatives = 5;
    private const float FirstRate = 0.05f;
    private const double Frequent = 2e-4;
    private const int SampleSize = 1 << 20;

    private readonly float[] contexts = new float[vocabulary.Count * Width];

    public void Train(EmbeddingRows table, int epochs, Action<string> report)
    {
        Random random = new(seed);
        Span<float> words = table.Values.AsSpan(0, Vocabulary.TraitStart * Width);
        foreach (ref float value in words)
        {
            value = (random.NextSingle() - 0.5f) / Width;
        }

        long total = texts.Sum(text => (long)text.Length);
        float[] keep = KeepRates(total);
        int[] noise = NoiseSample();
        long done = 0;
        int[] kept = new int[4096];
        float[] centre = new float[Width];
        float[] change = new float[Width];
        ulong state = (ulong)seed + 0x9E3779B97F4A7C15;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            foreach (int[] text in texts)
            {
                float rate = FirstRate * Math.Max(0.02f, 1 - (done / (float)(total * epochs)));
                done += text.Length;
                int count = 0;
                foreach (int token in text)
                {
                    if (count < kept.Length && Next(ref state) < keep[token])
                    {
                        kept[count++] = token;
                    }
                }

                for (int i = 0; i < count; i++)
                {
                    int reach = 1 + (int)(Next(ref state) * Reach);
                    ReadOnlySpan<int> rows = vocabulary.RowsOf(kept[i]);
                    table.Compose(rows, centre);
                    Array.Clear(change);
                    for (int k = Math.Max(0, i - reach); k <= Math.Min(count - 1, i + reach); k++)
                    {
                        if (k != i)
                        {
                            Learn(kept[k], noise, centre, change, rate, ref state);
                        }
                    }

                    Spread(table, rows, change);
                }
            }

            report($"word vectors: pass {epoch + 1} of {epochs}");
        }
    }

    private void Learn(int context, int[] noise, float[] centre, float[] change, float rate, ref ulong state)
    {
        for (int sample = 0; sample <= Negatives; sample++)
        {
            int token = sample == 0 ? context : noise[(int)(Next(ref state) * SampleSize)];
            if (sample > 0 && token == context)
            {
                continue;
            }

            Span<float> output = contexts.AsSpan(token * Width, Width);
            float dot = TensorPrimitives.Dot<float>(centre, output);
            float step = ((sample == 0 ? 1 : 0) - Calibration.Probability(dot)) * rate;
            TensorPrimitives.MultiplyAdd(output, step, change, change);
            TensorPrimitives.MultiplyAdd(centre, step, output, output);
        }
    }

    // The word's row and the mean of its subwords share a change; traits are left to the reader.
    private static void Spread(EmbeddingRows table, ReadOnlySpan<int> rows, float[] change)
    {
        Span<float> word = table.Row(rows[0]);
        TensorPrimitives.Add(word, change, word);
        float share = 1f / Math.Max(1, rows.Length - Vocabulary.WholeRows);
        foreach (int row in rows[Vocabulary.WholeRows..])
        {
            Span<float> part = table.Row(row);
            TensorPrimitives.MultiplyAdd(change, MathF.Sqrt(share), part, part);
        }
    }

    private float[] KeepRates(long total)
    {
        float[] keep = new float[vocabulary.Count];
        for (int token = 0; token < keep.Length; token++)
        {
            double frequency = vocabulary.FrequencyOf(token) / (double)total;
            keep[token] = (float)Math.Min(1, Math.Sqrt(Frequent / frequency) + (Frequent / frequency));
        }

        return keep;
    }

    private int[] NoiseSample()
    {
        double[] weights = [.. Enumerable.Range(0, vocabulary.Count).Select(token => Math.Pow(vocabulary.FrequencyOf(token), 0.75))];
        double all = weights.Sum();
        int[] sample = new int[SampleSize];
        int current = 0;
        double reached = weights[0] / all;
        for (int i = 0; i < SampleSize; i++)
        {
            while (reached < (i + 0.5) / SampleSize && current < weights.Length - 1)
            {
                reached += weights[++current] / all;
            }

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
