using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Belong.Classifiers.Model;

/// <summary>Rows of signed bytes, each with a scale of its own.</summary>
internal sealed class EmbeddingTable(byte[] values, float[] scales)
{
    // As in the screen: fewer steps than a byte has make a smaller file.
    private const int Steps = 31;

    public ReadOnlySpan<byte> Values => values;

    public ReadOnlySpan<float> Scales => scales;

    public static EmbeddingTable Quantise(ReadOnlySpan<float> rows)
    {
        var count = rows.Length / GruShape.Width;
        var values = new byte[rows.Length];
        var scales = new float[count];
        for (var row = 0; row < count; row++)
        {
            var from = rows.Slice(row * GruShape.Width, GruShape.Width);
            var largest = Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(from));

            // A half is what the file keeps; rounding to it here makes loaded and fresh models equal.
            var scale = (float)(Half)(largest / Steps);
            scales[row] = scale;
            for (var i = 0; i < from.Length && scale > 0; i++)
            {
                values[(row * GruShape.Width) + i] = (byte)
                    (sbyte)Math.Clamp(MathF.Round(from[i] / scale), -Steps, Steps);
            }
        }

        return new EmbeddingTable(values, scales);
    }

    /// <summary>target += row * factor.</summary>
    public void AddTo(Span<float> target, int row, float factor)
    {
        var scale = Vector256.Create(scales[row] * factor);
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), row * GruShape.Width);
        ref var to = ref MemoryMarshal.GetReference(target[..GruShape.Width]);
        for (var i = 0; i < GruShape.Width; i += 8)
        {
            var bytes = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, i))).AsSByte();
            var wide = Avx2.IsSupported ? Avx2.ConvertToVector256Int32(bytes) : Widen(bytes);
            var sum = Vector256.LoadUnsafe(ref to, (nuint)i) + (Vector256.ConvertToSingle(wide) * scale);
            sum.StoreUnsafe(ref to, (nuint)i);
        }
    }

    private static Vector256<int> Widen(Vector128<sbyte> values)
    {
        var half = Vector128.WidenLower(values);
        return Vector256.Create(Vector128.WidenLower(half), Vector128.WidenUpper(half));
    }
}
