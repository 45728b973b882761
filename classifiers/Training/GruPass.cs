using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// One direction of the network over a shard of texts, forwards and backwards. Rows are ordered by time, then by text;
/// a text that has ended keeps its state.
/// </summary>
internal static class GruPass
{
    private const int Hidden = GruShape.Hidden;
    private const int Gates = GruShape.Gates;
    private const int Width = GruShape.Width;

    public static void Forward(
        ReadOnlySpan<float> weights,
        ReadOnlySpan<float> input,
        int[] lengths,
        int longest,
        int direction,
        GruTape tape,
        float[] recurrent
    )
    {
        var texts = lengths.Length;
        var gates = tape.Gates.AsSpan(0, longest * texts * Gates);
        for (var row = 0; row < longest * texts; row++)
            weights.Slice(GruShape.Biases, Gates).CopyTo(gates[(row * Gates)..]);

        Gemm.Add(input, Width, 1, weights[..GruShape.StateWeights], gates, longest * texts, Width, Gates);
        ReadOnlySpan<float> state = new float[texts * Hidden];
        var back = recurrent.AsSpan(0, texts * Gates);
        for (var step = 0; step < longest; step++)
        {
            var time = direction == 0 ? step : longest - 1 - step;
            var before = tape.Before.AsSpan(time * texts * Hidden, texts * Hidden);
            var after = tape.After.AsSpan(time * texts * Hidden, texts * Hidden);
            state.CopyTo(before);
            back.Clear();
            Gemm.Add(before, Hidden, 1, weights[GruShape.StateWeights..GruShape.Biases], back, texts, Hidden, Gates);
            for (var text = 0; text < texts; text++)
            {
                var row = (time * texts) + text;
                if (time < lengths[text])
                {
                    Advance(
                        gates.Slice(row * Gates, Gates),
                        back.Slice(text * Gates, Gates),
                        before.Slice(text * Hidden, Hidden),
                        after.Slice(text * Hidden, Hidden),
                        tape.Candidates.AsSpan(row * Hidden, Hidden)
                    );
                }
                else
                {
                    before.Slice(text * Hidden, Hidden).CopyTo(after[(text * Hidden)..]);
                }
            }

            state = after;
        }
    }

    /// <summary>Adds the gradients of the weights and of the input, given those of every state (the changes).</summary>
    public static void Backward(
        ReadOnlySpan<float> weights,
        ReadOnlySpan<float> inputTransposed,
        ReadOnlySpan<float> stateTransposed,
        ReadOnlySpan<float> input,
        int[] lengths,
        int longest,
        int direction,
        GruTape tape,
        Span<float> changes,
        Span<float> gradient,
        Span<float> inputChanges
    )
    {
        var texts = lengths.Length;
        var rows = longest * texts;
        var gateChanges = tape.GateChanges.AsSpan(0, rows * Gates);
        var stateChanges = tape.StateChanges.AsSpan(0, rows * Gates);
        gateChanges.Clear();
        stateChanges.Clear();
        Span<float> carried = new float[texts * Hidden];
        for (var step = longest - 1; step >= 0; step--)
        {
            var time = direction == 0 ? step : longest - 1 - step;
            for (var text = 0; text < texts; text++)
            {
                if (time < lengths[text])
                {
                    var row = (time * texts) + text;
                    Retreat(
                        tape.Gates.AsSpan(row * Gates, Gates),
                        tape.Before.AsSpan(row * Hidden, Hidden),
                        tape.Candidates.AsSpan(row * Hidden, Hidden),
                        changes.Slice(row * Hidden, Hidden),
                        carried.Slice(text * Hidden, Hidden),
                        gateChanges.Slice(row * Gates, Gates),
                        stateChanges.Slice(row * Gates, Gates)
                    );
                }
            }

            // A text that has ended has no gate change, so it carries its gradient unchanged.
            Gemm.Add(
                stateChanges.Slice(time * texts * Gates, texts * Gates),
                Gates,
                1,
                stateTransposed,
                carried,
                texts,
                Gates,
                Hidden
            );
        }

        Gemm.Add(input, 1, Width, gateChanges, gradient[..GruShape.StateWeights], Width, rows, Gates);
        Gemm.Add(
            tape.Before,
            1,
            Hidden,
            stateChanges,
            gradient[GruShape.StateWeights..GruShape.Biases],
            Hidden,
            rows,
            Gates
        );
        var biases = gradient.Slice(GruShape.Biases, Gates);
        for (var row = 0; row < rows; row++)
            System.Numerics.Tensors.TensorPrimitives.Add(biases, gateChanges.Slice(row * Gates, Gates), biases);

        Gemm.Add(gateChanges, Gates, 1, inputTransposed, inputChanges, rows, Gates, Width);
    }

    // The gates are replaced by their values; the recurrent part of the candidate is kept for going back.
    private static void Advance(
        Span<float> gates,
        ReadOnlySpan<float> recurrent,
        ReadOnlySpan<float> before,
        Span<float> after,
        Span<float> candidates
    )
    {
        ref var gate = ref MemoryMarshal.GetReference(gates);
        ref var back = ref MemoryMarshal.GetReference(recurrent);
        ref var old = ref MemoryMarshal.GetReference(before);
        ref var fresh = ref MemoryMarshal.GetReference(after);
        ref var kept = ref MemoryMarshal.GetReference(candidates);
        for (nuint i = 0; i < Hidden; i += 8)
        {
            var r = GateMath.Sigmoid(Vector256.LoadUnsafe(ref gate, i) + Vector256.LoadUnsafe(ref back, i));
            var z = GateMath.Sigmoid(
                Vector256.LoadUnsafe(ref gate, i + Hidden) + Vector256.LoadUnsafe(ref back, i + Hidden)
            );
            var b = Vector256.LoadUnsafe(ref back, i + (2 * Hidden));
            var n = GateMath.Tanh(Vector256.LoadUnsafe(ref gate, i + (2 * Hidden)) + (r * b));
            r.StoreUnsafe(ref gate, i);
            z.StoreUnsafe(ref gate, i + Hidden);
            n.StoreUnsafe(ref gate, i + (2 * Hidden));
            b.StoreUnsafe(ref kept, i);
            (n + (z * (Vector256.LoadUnsafe(ref old, i) - n))).StoreUnsafe(ref fresh, i);
        }
    }

    private static void Retreat(
        ReadOnlySpan<float> gates,
        ReadOnlySpan<float> before,
        ReadOnlySpan<float> candidates,
        ReadOnlySpan<float> change,
        Span<float> carried,
        Span<float> gateChanges,
        Span<float> stateChanges
    )
    {
        ref var gate = ref MemoryMarshal.GetReference(gates);
        ref var old = ref MemoryMarshal.GetReference(before);
        ref var kept = ref MemoryMarshal.GetReference(candidates);
        ref var own = ref MemoryMarshal.GetReference(change);
        ref var carry = ref MemoryMarshal.GetReference(carried);
        ref var toGate = ref MemoryMarshal.GetReference(gateChanges);
        ref var toState = ref MemoryMarshal.GetReference(stateChanges);
        var one = Vector256<float>.One;
        for (nuint i = 0; i < Hidden; i += 8)
        {
            var r = Vector256.LoadUnsafe(ref gate, i);
            var z = Vector256.LoadUnsafe(ref gate, i + Hidden);
            var n = Vector256.LoadUnsafe(ref gate, i + (2 * Hidden));
            var b = Vector256.LoadUnsafe(ref kept, i);
            var dh = Vector256.LoadUnsafe(ref own, i) + Vector256.LoadUnsafe(ref carry, i);
            var dn = dh * (one - z) * (one - (n * n));
            var dz = dh * (Vector256.LoadUnsafe(ref old, i) - n) * z * (one - z);
            var dr = dn * b * r * (one - r);
            (dh * z).StoreUnsafe(ref carry, i);
            dr.StoreUnsafe(ref toGate, i);
            dz.StoreUnsafe(ref toGate, i + Hidden);
            dn.StoreUnsafe(ref toGate, i + (2 * Hidden));
            dr.StoreUnsafe(ref toState, i);
            dz.StoreUnsafe(ref toState, i + Hidden);
            (dn * r).StoreUnsafe(ref toState, i + (2 * Hidden));
        }
    }
}
