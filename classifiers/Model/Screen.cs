using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Belong.Classifiers.Model;

/// <summary>
/// The linear model over hashed features that reads everything. A row holds one signed byte a head and, in its last
/// byte, the step of its scale: weight = value * 2^((step - 160) / 8).
/// </summary>
internal sealed class Screen
{
    private const int ScaleOrigin = 160;

    // Fewer steps than a byte has: the file compresses to two thirds, and the scores hardly change.
    private const int Steps = 31;

    private static readonly float[] Scales = BuildScales();

    private readonly byte[] _rows;
    private readonly Vector256<float> _bias;

    public Screen(int bits, byte[] rows, ReadOnlySpan<float> bias, WordLeaning leaning)
    {
        Bits = bits;
        _rows = rows;
        _bias = Vector256.Create(bias);
        Leaning = leaning;
    }

    /// <summary>The number of buckets is two to this power.</summary>
    public int Bits { get; }

    public ReadOnlySpan<byte> Rows => _rows;

    public WordLeaning Leaning { get; }

    public void CopyBias(Span<float> target) => _bias.CopyTo(target);

    /// <summary>How much one feature of a family counts in a text with <paramref name="count"/> of them.</summary>
    public static float FamilyScale(int count) => count == 0 ? 0 : 2f / MathF.Sqrt(count + 4);

    /// <summary>The logit of every head.</summary>
    /// <param name="features">The text's features without its letters.</param>
    /// <param name="letters">The sum of the weights of its letters.</param>
    /// <param name="letterCount">How many letter features that sum is of.</param>
    /// <param name="logits">Space for the result.</param>
    public void Score(FeatureList features, Vector256<float> letters, int letterCount, Span<float> logits)
    {
        var buckets = features.Buckets;
        Prefetch(buckets);
        var sum = _bias + (letters * FamilyScale(letterCount));
        var start = 0;
        for (var family = 0; family < FeatureList.Families; family++)
        {
            var end = features.FamilyEnds[family];
            sum += Sum(buckets[start..end]) * FamilyScale(end - start);
            start = end;
        }

        sum.CopyTo(logits);
    }

    /// <summary>The sum of the weights of some buckets.</summary>
    public Vector256<float> Sum(ReadOnlySpan<uint> buckets)
    {
        var sum = Vector256<float>.Zero;
        foreach (var bucket in buckets)
            sum += Row(bucket);

        return sum;
    }

    /// <summary>The weights of one bucket, one a head.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Row(uint bucket)
    {
        ref var row = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), (nint)bucket * Heads.Padded);
        var scale = Scales[Unsafe.Add(ref row, 7)];
        var values = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref row)).AsSByte();
        var wide = Avx2.IsSupported ? Avx2.ConvertToVector256Int32(values) : Widen(values);
        return Vector256.ConvertToSingle(wide) * scale;
    }

    /// <summary>Quantises one row of weights.</summary>
    public static void Quantise(ReadOnlySpan<float> weights, Span<byte> row)
    {
        row.Clear();
        float largest = 0;
        for (var head = 0; head < Heads.Count; head++)
            largest = Math.Max(largest, Math.Abs(weights[head]));

        if (largest == 0)
            return;

        var step = Math.Clamp((int)Math.Ceiling(8 * Math.Log2(largest / Steps)) + ScaleOrigin, 1, 255);
        var scale = Scales[step];
        for (var head = 0; head < Heads.Count; head++)
            row[head] = (byte)(sbyte)Math.Clamp(MathF.Round(weights[head] / scale), -Steps, Steps);

        row[7] = (byte)step;
    }

    private static Vector256<int> Widen(Vector128<sbyte> values)
    {
        var half = Vector128.WidenLower(values);
        return Vector256.Create(Vector128.WidenLower(half), Vector128.WidenUpper(half));
    }

    // The rows lie scattered over megabytes: asking for all of them first hides most of the waiting.
    private unsafe void Prefetch(ReadOnlySpan<uint> buckets)
    {
        if (Sse.IsSupported)
        {
            ref var start = ref MemoryMarshal.GetArrayDataReference(_rows);
            foreach (var bucket in buckets)
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref start, (nint)bucket * Heads.Padded)));
        }
    }

    private static float[] BuildScales()
    {
        var scales = new float[256];
        for (var step = 1; step < scales.Length; step++)
            scales[step] = MathF.Pow(2, (step - ScaleOrigin) / 8f);

        return scales;
    }
}
