using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// Logistic regression of all heads at once by AdaGrad, one example at a time in a seeded order. Sources that show both
/// sides of a head have a bias of their own, which is left out of the model.
/// </summary>
internal sealed class ScreenTrainer(int bits, float rate, float smallest)
{
    private const int Row = 2 * Heads.Padded;
    private readonly float[] _rows = new float[Row << bits];

    /// <param name="corpus">The examples.</param>
    /// <param name="features">Their features.</param>
    /// <param name="leaning">How words lean.</param>
    /// <param name="passes">For each pass the examples that it is over.</param>
    /// <param name="seed">Of the order of examples.</param>
    /// <param name="report">Told of every pass.</param>
    public Screen Train(
        Corpus corpus,
        FeatureCache features,
        WordLeaning leaning,
        IReadOnlyList<int[]> passes,
        int seed,
        Action<string> report
    )
    {
        var twoSided = corpus.TwoSided();
        var biases = new float[(corpus.Sources.Count + 1) * Row];
        Random random = new(seed);
        for (var pass = 0; pass < passes.Count; pass++)
        {
            int[] order = [.. passes[pass]];
            random.Shuffle(order);
            double loss = 0;
            foreach (var index in order)
            {
                var example = corpus.Training[index];
                loss += Learn(
                    example,
                    features.BucketsOf(index),
                    features.FamilyEndsOf(index),
                    biases,
                    twoSided[example.Source],
                    rate
                );
            }

            report(
                $"screen: pass {pass + 1} of {passes.Count} over {order.Length} examples, mean miss "
                    + $"{loss / order.Length:0.0000}"
            );
        }

        return Quantised(biases, leaning);
    }

    private float Learn(
        Example example,
        ReadOnlySpan<uint> buckets,
        ReadOnlySpan<int> ends,
        float[] biases,
        bool[] twoSided,
        float step
    )
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(_rows);
        ref var general = ref biases[0];
        ref var own = ref biases[(example.Source + 1) * Row];
        var mask = Mask(twoSided);
        var sum = Vector256.LoadUnsafe(ref general) + (Vector256.LoadUnsafe(ref own) * mask);
        var start = 0;
        foreach (var end in ends)
        {
            var part = Vector256<float>.Zero;
            foreach (var bucket in buckets[start..end])
                part += Vector256.LoadUnsafe(ref Unsafe.Add(ref table, (nint)bucket * Row));

            sum += part * Screen.FamilyScale(end - start);
            start = end;
        }

        var target = Vector256.LoadUnsafe(ref example.Targets[0]);
        var weight = Vector256.LoadUnsafe(ref example.Weights[0]);
        var probability =
            Vector256<float>.One
            / (
                Vector256<float>.One
                + Vector256.Exp(-Vector256.ClampNative(sum, Vector256.Create(-20f), Vector256.Create(20f)))
            );
        var gradient = (probability - target) * weight;
        start = 0;
        foreach (var end in ends)
        {
            var part = gradient * Screen.FamilyScale(end - start);
            foreach (var bucket in buckets[start..end])
                Update(ref Unsafe.Add(ref table, (nint)bucket * Row), part, step);

            start = end;
        }

        Update(ref general, gradient, step);
        Update(ref own, gradient * mask, step);
        var miss = Vector256.Abs(gradient);
        return Vector256.Sum(miss);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update(ref float row, Vector256<float> gradient, float step)
    {
        var squares = Vector256.LoadUnsafe(ref row, Heads.Padded) + (gradient * gradient);
        squares.StoreUnsafe(ref row, Heads.Padded);
        var value =
            Vector256.LoadUnsafe(ref row) - (gradient * step / Vector256.Sqrt(squares + Vector256.Create(1e-4f)));
        value.StoreUnsafe(ref row);
    }

    private static Vector256<float> Mask(bool[] twoSided)
    {
        Span<float> mask = stackalloc float[Heads.Padded];
        for (var head = 0; head < Heads.Padded; head++)
            mask[head] = twoSided[head] ? 1 : 0;

        return Vector256.Create<float>(mask);
    }

    // Rows whose every weight is small decide nothing: without them the file is a third of the size.
    private Screen Quantised(float[] biases, WordLeaning leaning)
    {
        var packed = new byte[Heads.Padded << bits];
        for (var bucket = 0; bucket < 1 << bits; bucket++)
        {
            ReadOnlySpan<float> weights = _rows.AsSpan(bucket * Row, Heads.Count);
            if (
                System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(weights) is var largest
                && Math.Abs(largest) >= smallest
            )
            {
                Screen.Quantise(weights, packed.AsSpan(bucket * Heads.Padded, Heads.Padded));
            }
        }

        return new Screen(bits, packed, biases.AsSpan(0, Heads.Padded), leaning);
    }
}
