using System.Numerics.Tensors;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// A fixed part of a batch: reads its texts forwards, compares with the targets, and goes back to the gradients. Each
/// shard has numbers of its own, so that shards may run in any order or at once with the same result.
/// </summary>
internal sealed class GruShard
{
    private const int Width = GruShape.Width;
    private const int Hidden = GruShape.Hidden;
    private const int Pooled = GruShape.Pooled;
    private const float PooledDropout = 0.3f;
    private const float TokenDropout = 0.03f;

    private readonly GruTape[] _tapes = [new(), new()];
    private float[] _input = [];
    private float[] _recurrent = [];
    private float[] _stateChanges = [];
    private bool[] _dropped = [];

    public float[] Gradient { get; } = new float[GruShape.Length];

    public float[] InputChanges { get; private set; } = [];

    public int[][] Texts { get; private set; } = [];

    public int Longest { get; private set; }

    public double Loss { get; private set; }

    public float[] SourceChanges { get; private set; } = [];

    /// <summary>Whether the embedding of a token was hidden, so that it learns nothing from this text.</summary>
    public bool IsDropped(int time, int text) => _dropped[(time * Texts.Length) + text];

    public void Run(GruState state, int[][] texts, Example[] examples, ulong seed)
    {
        Texts = texts;
        Longest = texts.Length == 0 ? 0 : texts.Max(text => text.Length);
        Array.Clear(Gradient);
        SourceChanges = new float[texts.Length * Heads.Padded];
        Loss = 0;
        if (Longest == 0)
            return;

        var rows = Longest * texts.Length;
        Reserve(rows, texts.Length);
        int[] lengths = [.. texts.Select(text => text.Length)];
        Embed(state, texts, ref seed);
        for (var direction = 0; direction < GruShape.Directions; direction++)
        {
            _tapes[direction].Reserve(rows);
            GruPass.Forward(
                state.Direction(direction),
                _input.AsSpan(0, rows * Width),
                lengths,
                Longest,
                direction,
                _tapes[direction],
                _recurrent
            );
        }

        var pooled = new float[texts.Length * Pooled];
        var highest = new int[texts.Length * 2 * Hidden];
        Pool(lengths, pooled, highest);
        var kept = Drop(pooled, ref seed);
        var changes = Compare(state, examples, pooled);
        var pooledChanges = new float[pooled.Length];
        Gemm.Add(
            pooled,
            1,
            Pooled,
            changes,
            Gradient.AsSpan(GruShape.OutputWeights, Pooled * Heads.Padded),
            Pooled,
            texts.Length,
            Heads.Padded
        );
        Gemm.Add(changes, Heads.Padded, 1, state.OutputTransposed, pooledChanges, texts.Length, Heads.Padded, Pooled);
        TensorPrimitives.Multiply(pooledChanges, kept, pooledChanges);
        InputChanges.AsSpan(0, rows * Width).Clear();
        for (var direction = 0; direction < GruShape.Directions; direction++)
        {
            var own = _stateChanges.AsSpan(0, rows * Hidden);
            Unpool(lengths, direction, pooledChanges, highest, own);
            GruPass.Backward(
                state.Direction(direction),
                state.InputTransposed[direction],
                state.StateTransposed[direction],
                _input.AsSpan(0, rows * Width),
                lengths,
                Longest,
                direction,
                _tapes[direction],
                own,
                Gradient.AsSpan(direction * GruShape.DirectionLength, GruShape.DirectionLength),
                InputChanges.AsSpan(0, rows * Width)
            );
        }
    }

    private void Reserve(int rows, int texts)
    {
        if (_input.Length < rows * Width)
        {
            _input = new float[rows * Width];
            InputChanges = new float[rows * Width];
            _stateChanges = new float[rows * Hidden];
            _dropped = new bool[rows];
        }

        _recurrent = _recurrent.Length < texts * GruShape.Gates ? new float[texts * GruShape.Gates] : _recurrent;
    }

    private void Embed(GruState state, int[][] texts, ref ulong seed)
    {
        for (var time = 0; time < Longest; time++)
        {
            for (var text = 0; text < texts.Length; text++)
            {
                var row = (time * texts.Length) + text;
                var target = _input.AsSpan(row * Width, Width);
                _dropped[row] = time >= texts[text].Length || SkipGram.Next(ref seed) < TokenDropout;
                if (_dropped[row])
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
        for (var text = 0; text < lengths.Length; text++)
        {
            for (var direction = 0; direction < GruShape.Directions; direction++)
            {
                var top = pooled.AsSpan((text * Pooled) + (direction * 2 * Hidden), Hidden);
                var mean = pooled.AsSpan((text * Pooled) + (direction * 2 * Hidden) + Hidden, Hidden);
                var where = highest.AsSpan(((text * 2) + direction) * Hidden, Hidden);
                top.Fill(float.NegativeInfinity);
                for (var time = 0; time < lengths[text]; time++)
                {
                    ReadOnlySpan<float> state = _tapes[direction]
                        .After.AsSpan(((time * lengths.Length) + text) * Hidden, Hidden);
                    for (var i = 0; i < Hidden; i++)
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
                    top.Clear();
            }
        }
    }

    private static float[] Drop(float[] pooled, ref ulong seed)
    {
        var kept = new float[pooled.Length];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = SkipGram.Next(ref seed) < PooledDropout ? 0 : 1 / (1 - PooledDropout);

        TensorPrimitives.Multiply(pooled, kept, pooled);
        return kept;
    }

    private float[] Compare(GruState state, Example[] examples, float[] pooled)
    {
        var logits = new float[examples.Length * Heads.Padded];
        for (var text = 0; text < examples.Length; text++)
            state.OutputBiases.CopyTo(logits.AsSpan(text * Heads.Padded));

        Gemm.Add(pooled, Pooled, 1, state.OutputWeights, logits, examples.Length, Pooled, Heads.Padded);
        var biases = Gradient.AsSpan(GruShape.OutputBiases, Heads.Padded);
        for (var text = 0; text < examples.Length; text++)
        {
            var example = examples[text];
            for (var head = 0; head < Heads.Count; head++)
            {
                var logit = logits[(text * Heads.Padded) + head] + state.SourceBias(example.Source, head);
                var probability = Calibration.Probability(logit);
                var change = (probability - example.Targets[head]) * example.Weights[head];
                Loss +=
                    example.Weights[head]
                    * -Math.Log(Math.Max(1e-7, example.Targets[head] > 0 ? probability : 1 - probability));
                logits[(text * Heads.Padded) + head] = change;
                SourceChanges[(text * Heads.Padded) + head] = change;
                biases[head] += change;
            }

            logits[(text * Heads.Padded) + Heads.Count] = 0;
        }

        return logits;
    }

    private static void Unpool(int[] lengths, int direction, float[] pooledChanges, int[] highest, Span<float> changes)
    {
        changes.Clear();
        for (var text = 0; text < lengths.Length; text++)
        {
            ReadOnlySpan<float> top = pooledChanges.AsSpan((text * Pooled) + (direction * 2 * Hidden), Hidden);
            ReadOnlySpan<float> mean = pooledChanges.AsSpan(
                (text * Pooled) + (direction * 2 * Hidden) + Hidden,
                Hidden
            );
            for (var time = 0; time < lengths[text]; time++)
            {
                var own = changes.Slice(((time * lengths.Length) + text) * Hidden, Hidden);
                TensorPrimitives.MultiplyAdd(mean, 1f / lengths[text], own, own);
            }

            for (var i = 0; i < Hidden && lengths[text] > 0; i++)
            {
                changes[(((highest[(((text * 2) + direction) * Hidden) + i] * lengths.Length) + text) * Hidden) + i] +=
                    top[i];
            }
        }
    }
}
