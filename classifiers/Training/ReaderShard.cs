using System.Numerics.Tensors;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// A fixed part of a batch: reads its texts forwards, compares with the targets, and goes back to the gradients. Each
/// shard has numbers of its own, so that shards may run in any order or at once with the same result.
/// </summary>
internal sealed class ReaderShard
{
    private const int Width = ReaderShape.Width;
    private const int Hidden = ReaderShape.Hidden;
    private const int Pooled = ReaderShape.Pooled;
    private const float PooledDropout = 0.3f;
    private const float TokenDropout = 0.03f;

    private readonly GruTape[] tapes = [new(), new()];
    private float[] input = [];
    private float[] recurrent = [];
    private float[] stateChanges = [];
    private bool[] dropped = [];

    public float[] Gradient { get; } = new float[ReaderShape.Length];

    public float[] InputChanges { get; private set; } = [];

    public int[][] Texts { get; private set; } = [];

    public int Longest { get; private set; }

    public double Loss { get; private set; }

    public float[] SourceChanges { get; private set; } = [];

    /// <summary>Whether the embedding of a token was hidden, so that it learns nothing from this text.</summary>
    public bool IsDropped(int time, int text) => dropped[(time * Texts.Length) + text];

    public void Run(ReaderState state, int[][] texts, Example[] examples, ulong seed)
    {
        Texts = texts;
        Longest = texts.Length == 0 ? 0 : texts.Max(text => text.Length);
        Array.Clear(Gradient);
        SourceChanges = new float[texts.Length * Heads.Room];
        Loss = 0;
        if (Longest == 0)
        {
            return;
        }

        int rows = Longest * texts.Length;
        Reserve(rows, texts.Length);
        int[] lengths = [.. texts.Select(text => text.Length)];
        Embed(state, texts, ref seed);
        for (int direction = 0; direction < ReaderShape.Directions; direction++)
        {
            tapes[direction].Reserve(rows);
            GruPass.Forward(state.Direction(direction), input.AsSpan(0, rows * Width), lengths, Longest, direction, tapes[direction], recurrent);
        }

        float[] pooled = new float[texts.Length * Pooled];
        int[] highest = new int[texts.Length * 2 * Hidden];
        Pool(lengths, pooled, highest);
        float[] kept = Drop(pooled, ref seed);
        float[] changes = Compare(state, examples, pooled);
        float[] pooledChanges = new float[pooled.Length];
        Gemm.Add(pooled, 1, Pooled, changes, Gradient.AsSpan(ReaderShape.OutputWeights, Pooled * Heads.Room), Pooled, texts.Length, Heads.Room);
        Gemm.Add(changes, Heads.Room, 1, state.OutputTransposed, pooledChanges, texts.Length, Heads.Room, Pooled);
        TensorPrimitives.Multiply(pooledChanges, kept, pooledChanges);
        InputChanges.AsSpan(0, rows * Width).Clear();
        for (int direction = 0; direction < ReaderShape.Directions; direction++)
        {
            Span<float> own = stateChanges.AsSpan(0, rows * Hidden);
            Unpool(lengths, direction, pooledChanges, highest, own);
            GruPass.Backward(state.Direction(direction), state.InputTransposed[direction], state.StateTransposed[direction], input.AsSpan(0, rows * Width),
                lengths, Longest, direction, tapes[direction], own, Gradient.AsSpan(direction * ReaderShape.DirectionLength, ReaderShape.DirectionLength), InputChanges.AsSpan(0, rows * Width));
        }
    }

    private void Reserve(int rows, int texts)
    {
        if (input.Length < rows * Width)
        {
            input = new float[rows * Width];
            InputChanges = new float[rows * Width];
            stateChanges = new float[rows * Hidden];
            dropped = new bool[rows];
        }

        recurrent = recurrent.Length < texts * ReaderShape.Gates ? new float[texts * ReaderShape.Gates] : recurrent;
    }

    private void Embed(ReaderState state, int[][] texts, ref ulong seed)
    {
        for (int time = 0; time < Longest; time++)
        {
            for (int text = 0; text < texts.Length; text++)
            {
                int row = (time * texts.Length) + text;
                Span<float> target = input.AsSpan(row * Width, Width);
                dropped[row] = time >= texts[text].Length || SkipGram.Next(ref seed) < TokenDropout;
                if (dropped[row])
                {
                    target.Clear();
                }
                else
                {
                    state.Table.Compose(state.Vocabulary.RowsOf(texts[text][time]), target);
                }
            }
        }
    }

    private void Pool(int[] lengths, float[] pooled, int[] highest)
    {
        for (int text = 0; text < lengths.Length; text++)
        {
            for (int direction = 0; direction < ReaderShape.Directions; direction++)
            {
                Span<float> top = pooled.AsSpan((text * Pooled) + (direction * 2 * Hidden), Hidden);
                Span<float> mean = pooled.AsSpan((text * Pooled) + (direction * 2 * Hidden) + Hidden, Hidden);
                Span<int> where = highest.AsSpan(((text * 2) + direction) * Hidden, Hidden);
                top.Fill(float.NegativeInfinity);
                for (int time = 0; time < lengths[text]; time++)
                {
                    ReadOnlySpan<float> state = tapes[direction].After.AsSpan(((time * lengths.Length) + text) * Hidden, Hidden);
                    for (int i = 0; i < Hidden; i++)
                    {
                        mean[i] += state[i];
                        if (state[i] > top[i])
                        {
                            top[i] = state[i];
                            where[i] = time;
                        }
                    }
                }

                TensorPrimitives.Multiply(mean, 1f / Math.Max(1, lengths[text]), mean);
                if (lengths[text] == 0)
                {
                    top.Clear();
                }
            }
        }
    }

    private static float[] Drop(float[] pooled, ref ulong seed)
    {
        float[] kept = new float[pooled.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = SkipGram.Next(ref seed) < PooledDropout ? 0 : 1 / (1 - PooledDropout);
        }

        TensorPrimitives.Multiply(pooled, kept, pooled);
        return kept;
    }

    private float[] Compare(ReaderState state, Example[] examples, float[] pooled)
    {
        float[] logits = new float[examples.Length * Heads.Room];
        for (int text = 0; text < examples.Length; text++)
        {
            state.OutputBiases.CopyTo(logits.AsSpan(text * Heads.Room));
        }

        Gemm.Add(pooled, Pooled, 1, state.OutputWeights, logits, examples.Length, Pooled, Heads.Room);
        Span<float> biases = Gradient.AsSpan(ReaderShape.OutputBiases, Heads.Room);
        for (int text = 0; text < examples.Length; text++)
        {
            Example example = examples[text];
            for (int head = 0; head < Heads.Count; head++)
            {
                float logit = logits[(text * Heads.Room) + head] + state.SourceBias(example.Source, head);
                float probability = Calibration.Probability(logit);
                float change = (probability - example.Targets[head]) * example.Weights[head];
                Loss += example.Weights[head] * -Math.Log(Math.Max(1e-7, example.Targets[head] > 0 ? probability : 1 - probability));
                logits[(text * Heads.Room) + head] = change;
                SourceChanges[(text * Heads.Room) + head] = change;
                biases[head] += change;
            }

            logits[(text * Heads.Room) + Heads.Count] = 0;
        }

        return logits;
    }

    private static void Unpool(int[] lengths, int direction, float[] pooledChanges, int[] highest, Span<float> changes)
    {
        changes.Clear();
        for (int text = 0; text < lengths.Length; text++)
        {
            ReadOnlySpan<float> top = pooledChanges.AsSpan((text * Pooled) + (direction * 2 * Hidden), Hidden);
            ReadOnlySpan<float> mean = pooledChanges.AsSpan((text * Pooled) + (direction * 2 * Hidden) + Hidden, Hidden);
            for (int time = 0; time < lengths[text]; time++)
            {
                Span<float> own = changes.Slice(((time * lengths.Length) + text) * Hidden, Hidden);
                TensorPrimitives.MultiplyAdd(mean, 1f / lengths[text], own, own);
            }

            for (int i = 0; i < Hidden && lengths[text] > 0; i++)
            {
                changes[(((highest[(((text * 2) + direction) * Hidden) + i] * lengths.Length) + text) * Hidden) + i] += top[i];
            }
        }
    }
}
