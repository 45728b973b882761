using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>
/// A bidirectional gated recurrent network (Cho et al. 2014) over embedded words, with max and mean pooling: it knows
/// the order of words, where the screen knows only their neighbours.
/// </summary>
internal sealed class Reader(float[] weights, EmbeddingTable words, EmbeddingTable subwords, EmbeddingTable traits)
{
    private const int Lanes = ReaderShape.Hidden / 8;

    public ReadOnlySpan<float> Weights => weights;

    public EmbeddingTable Words => words;

    public EmbeddingTable Subwords => subwords;

    public EmbeddingTable Traits => traits;

    /// <summary>The logit of every head for a text whose table is filled.</summary>
    /// <param name="text">The text, a window at most.</param>
    /// <param name="table">What is known of its tokens.</param>
    /// <param name="room">Room to work in.</param>
    /// <param name="logits">Room for the result.</param>
    /// <param name="hidden">Tokens to read as if they were not known, to see what they weigh.</param>
    public void Score(TokenisedText text, TokenTable table, ReaderRoom room, Span<float> logits, Range hidden = default)
    {
        var length = text.Tokens.Length;
        room.Reserve(length);
        var input = room.Input.AsSpan(0, length * ReaderShape.Width);
        Embed(text, table, input);
        var (from, count) = hidden.GetOffsetAndLength(length);
        input.Slice(from * ReaderShape.Width, count * ReaderShape.Width).Clear();
        Span<float> pooled = room.Pooled;
        pooled.Clear();
        for (var direction = 0; direction < ReaderShape.Directions; direction++)
            Read(input, length, direction, room, pooled);

        weights.AsSpan(ReaderShape.OutputBiases, Heads.Room).CopyTo(logits);
        Gemm.Add(
            pooled,
            ReaderShape.Pooled,
            1,
            weights.AsSpan(ReaderShape.OutputWeights, ReaderShape.Pooled * Heads.Room),
            logits,
            1,
            ReaderShape.Pooled,
            Heads.Room
        );
    }

    private void Embed(TokenisedText text, TokenTable table, Span<float> input)
    {
        input.Clear();
        Span<int> parts = stackalloc int[ReaderShape.MostSubwords];
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var token = text.Tokens[i];
            var row = input.Slice(i * ReaderShape.Width, ReaderShape.Width);
            words.AddTo(row, (int)TokenHash.Bucket(table.Hashes[i], ReaderShape.WordBits), 1);
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

    private void Read(ReadOnlySpan<float> input, int length, int direction, ReaderRoom room, Span<float> pooled)
    {
        ReadOnlySpan<float> own = weights.AsSpan(direction * ReaderShape.DirectionLength, ReaderShape.DirectionLength);
        var gates = room.Gates.AsSpan(0, length * ReaderShape.Gates);
        for (var i = 0; i < length; i++)
            own.Slice(ReaderShape.Biases, ReaderShape.Gates).CopyTo(gates[(i * ReaderShape.Gates)..]);

        Gemm.Add(
            input,
            ReaderShape.Width,
            1,
            own[..ReaderShape.StateWeights],
            gates,
            length,
            ReaderShape.Width,
            ReaderShape.Gates
        );
        Span<float> state = room.State;
        state.Clear();
        Span<float> recurrent = room.Recurrent;
        var highest = pooled.Slice(direction * 2 * ReaderShape.Hidden, ReaderShape.Hidden);
        var mean = pooled.Slice((direction * 2 * ReaderShape.Hidden) + ReaderShape.Hidden, ReaderShape.Hidden);
        highest.Fill(length == 0 ? 0 : float.NegativeInfinity);
        for (var step = 0; step < length; step++)
        {
            var at = direction == 0 ? step : length - 1 - step;
            recurrent.Clear();
            Gemm.Add(
                state,
                ReaderShape.Hidden,
                1,
                own[ReaderShape.StateWeights..ReaderShape.Biases],
                recurrent,
                1,
                ReaderShape.Hidden,
                ReaderShape.Gates
            );
            Advance(
                gates.Slice(at * ReaderShape.Gates, ReaderShape.Gates),
                recurrent,
                state,
                highest,
                mean,
                1f / length
            );
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
            var update = reset + ReaderShape.Hidden;
            var candidate = update + ReaderShape.Hidden;
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
