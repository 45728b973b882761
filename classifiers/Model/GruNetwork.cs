using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>
/// A bidirectional gated recurrent network (Cho et al. 2014) over embedded words, with max and mean pooling: it knows
/// the order of words, where the screen knows only their neighbours.
/// </summary>
internal sealed class GruNetwork(float[] weights, EmbeddingTable words, EmbeddingTable subwords, EmbeddingTable traits)
{
    private const int Lanes = GruShape.Hidden / 8;

    public ReadOnlySpan<float> Weights => weights;

    public EmbeddingTable Words => words;

    public EmbeddingTable Subwords => subwords;

    public EmbeddingTable Traits => traits;

    /// <summary>The logit of every head for a text whose table is filled.</summary>
    /// <param name="text">The text, a window at most.</param>
    /// <param name="table">What is known of its tokens.</param>
    /// <param name="buffer">Space to work in.</param>
    /// <param name="logits">Space for the result.</param>
    /// <param name="hidden">Tokens to read as if they were not known, to see what they weigh.</param>
    public void Score(
        TokenisedText text,
        TokenTable table,
        GruBuffer buffer,
        Span<float> logits,
        Range hidden = default
    )
    {
        var length = text.Tokens.Length;
        buffer.Reserve(length);
        var input = buffer.Input.AsSpan(0, length * GruShape.Width);
        Embed(text, table, input);
        var (from, count) = hidden.GetOffsetAndLength(length);
        input.Slice(from * GruShape.Width, count * GruShape.Width).Clear();
        Span<float> pooled = buffer.Pooled;
        pooled.Clear();
        for (var direction = 0; direction < GruShape.Directions; direction++)
            Read(input, length, direction, buffer, pooled);

        weights.AsSpan(GruShape.OutputBiases, Heads.Padded).CopyTo(logits);
        Gemm.Add(
            pooled,
            GruShape.Pooled,
            1,
            weights.AsSpan(GruShape.OutputWeights, GruShape.Pooled * Heads.Padded),
            logits,
            1,
            GruShape.Pooled,
            Heads.Padded
        );
    }

    private void Embed(TokenisedText text, TokenTable table, Span<float> input)
    {
        input.Clear();
        Span<int> parts = stackalloc int[GruShape.MostSubwords];
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var token = text.Tokens[i];
            var row = input.Slice(i * GruShape.Width, GruShape.Width);
            words.AddTo(row, (int)TokenHash.Bucket(table.Hashes[i], GruShape.WordBits), 1);
            traits.AddTo(row, table.Leanings[i], 1);
            traits.AddTo(row, 256 + (int)table.Roles[i], 1);
            traits.AddTo(row, 272 + (int)token.Kind, 1);
            var count = token.Kind is TokenKind.Word or TokenKind.Hashtag
                ? Model.Subwords.Of(text.ValueOf(token), parts)
                : 0;
            foreach (var part in parts[..count])
                subwords.AddTo(row, part, 1f / count);
        }
    }

    private void Read(ReadOnlySpan<float> input, int length, int direction, GruBuffer buffer, Span<float> pooled)
    {
        ReadOnlySpan<float> own = weights.AsSpan(direction * GruShape.DirectionLength, GruShape.DirectionLength);
        var gates = buffer.Gates.AsSpan(0, length * GruShape.Gates);
        for (var i = 0; i < length; i++)
            own.Slice(GruShape.Biases, GruShape.Gates).CopyTo(gates[(i * GruShape.Gates)..]);

        Gemm.Add(input, GruShape.Width, 1, own[..GruShape.StateWeights], gates, length, GruShape.Width, GruShape.Gates);
        Span<float> state = buffer.State;
        state.Clear();
        Span<float> recurrent = buffer.Recurrent;
        var highest = pooled.Slice(direction * 2 * GruShape.Hidden, GruShape.Hidden);
        var mean = pooled.Slice((direction * 2 * GruShape.Hidden) + GruShape.Hidden, GruShape.Hidden);
        highest.Fill(length == 0 ? 0 : float.NegativeInfinity);
        for (var step = 0; step < length; step++)
        {
            var at = direction == 0 ? step : length - 1 - step;
            recurrent.Clear();
            Gemm.Add(
                state,
                GruShape.Hidden,
                1,
                own[GruShape.StateWeights..GruShape.Biases],
                recurrent,
                1,
                GruShape.Hidden,
                GruShape.Gates
            );
            Advance(gates.Slice(at * GruShape.Gates, GruShape.Gates), recurrent, state, highest, mean, 1f / length);
        }
    }

    private static void Advance(
        ReadOnlySpan<float> gates,
        ReadOnlySpan<float> recurrent,
        Span<float> state,
        Span<float> highest,
        Span<float> mean,
        float share
    )
    {
        ref var gate = ref MemoryMarshal.GetReference(gates);
        ref var back = ref MemoryMarshal.GetReference(recurrent);
        ref var now = ref MemoryMarshal.GetReference(state);
        for (nuint i = 0; i < Lanes; i++)
        {
            var reset = i * 8;
            var update = reset + GruShape.Hidden;
            var candidate = update + GruShape.Hidden;
            var r = GateMath.Sigmoid(Vector256.LoadUnsafe(ref gate, reset) + Vector256.LoadUnsafe(ref back, reset));
            var z = GateMath.Sigmoid(Vector256.LoadUnsafe(ref gate, update) + Vector256.LoadUnsafe(ref back, update));
            var n = GateMath.Tanh(
                Vector256.LoadUnsafe(ref gate, candidate) + (r * Vector256.LoadUnsafe(ref back, candidate))
            );
            var h = n + (z * (Vector256.LoadUnsafe(ref now, reset) - n));
            h.StoreUnsafe(ref now, reset);
            Vector256.Max(h, Vector256.LoadUnsafe(ref highest[0], reset)).StoreUnsafe(ref highest[0], reset);
            (Vector256.LoadUnsafe(ref mean[0], reset) + (h * share)).StoreUnsafe(ref mean[0], reset);
        }
    }
}
