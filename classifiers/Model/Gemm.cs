using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Belong.Classifiers.Model;

/// <summary>Matrix products in single precision. The order of additions is fixed, so results repeat exactly.</summary>
internal static class Gemm
{
    private const int Lane = 8;

    /// <summary>
    /// C += A B, where A is <paramref name="rows"/> by <paramref name="inner"/> with the given strides (so that a
    /// transposed matrix needs no copy), and B and C are stored row by row, <paramref name="columns"/> wide; a multiple
    /// of 8.
    /// </summary>
    public static void Add(
        ReadOnlySpan<float> a,
        int rowStride,
        int innerStride,
        ReadOnlySpan<float> b,
        Span<float> c,
        int rows,
        int inner,
        int columns
    )
    {
        if (rows == 0 || inner == 0)
            return;

        ArgumentOutOfRangeException.ThrowIfLessThan(
            a.Length,
            ((rows - 1) * rowStride) + ((inner - 1) * innerStride) + 1,
            nameof(a)
        );
        ArgumentOutOfRangeException.ThrowIfLessThan(b.Length, inner * columns, nameof(b));
        ArgumentOutOfRangeException.ThrowIfLessThan(c.Length, rows * columns, nameof(c));
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        ref var result = ref MemoryMarshal.GetReference(c);
        var row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            ref var from = ref Unsafe.Add(ref left, row * rowStride);
            ref var to = ref Unsafe.Add(ref result, row * columns);
            var column = 0;
            for (; column + (2 * Lane) <= columns; column += 2 * Lane)
            {
                FourByTwo(
                    ref from,
                    rowStride,
                    innerStride,
                    ref Unsafe.Add(ref right, column),
                    ref Unsafe.Add(ref to, column),
                    inner,
                    columns
                );
            }

            for (; column < columns; column += Lane)
            {
                for (var k = 0; k < 4; k++)
                {
                    OneByOne(
                        ref Unsafe.Add(ref from, k * rowStride),
                        innerStride,
                        ref Unsafe.Add(ref right, column),
                        ref Unsafe.Add(ref to, (k * columns) + column),
                        inner,
                        columns
                    );
                }
            }
        }

        for (; row < rows; row++)
        {
            ref var from = ref Unsafe.Add(ref left, row * rowStride);
            ref var to = ref Unsafe.Add(ref result, row * columns);
            var column = 0;
            for (; column + (8 * Lane) <= columns; column += 8 * Lane)
            {
                OneByEight(
                    ref from,
                    innerStride,
                    ref Unsafe.Add(ref right, column),
                    ref Unsafe.Add(ref to, column),
                    inner,
                    columns
                );
            }

            for (; column < columns; column += Lane)
            {
                OneByOne(
                    ref from,
                    innerStride,
                    ref Unsafe.Add(ref right, column),
                    ref Unsafe.Add(ref to, column),
                    inner,
                    columns
                );
            }
        }
    }

    private static void FourByTwo(
        ref float a,
        int rowStride,
        int innerStride,
        ref float b,
        ref float c,
        int inner,
        int columns
    )
    {
        var c00 = Vector256.LoadUnsafe(ref c);
        var c01 = Vector256.LoadUnsafe(ref c, Lane);
        var c10 = Vector256.LoadUnsafe(ref c, (nuint)columns);
        var c11 = Vector256.LoadUnsafe(ref c, (nuint)columns + Lane);
        var c20 = Vector256.LoadUnsafe(ref c, (nuint)(2 * columns));
        var c21 = Vector256.LoadUnsafe(ref c, (nuint)(2 * columns) + Lane);
        var c30 = Vector256.LoadUnsafe(ref c, (nuint)(3 * columns));
        var c31 = Vector256.LoadUnsafe(ref c, (nuint)(3 * columns) + Lane);
        for (var k = 0; k < inner; k++)
        {
            var b0 = Vector256.LoadUnsafe(ref b);
            var b1 = Vector256.LoadUnsafe(ref b, Lane);
            var a0 = Vector256.Create(a);
            var a1 = Vector256.Create(Unsafe.Add(ref a, rowStride));
            var a2 = Vector256.Create(Unsafe.Add(ref a, 2 * rowStride));
            var a3 = Vector256.Create(Unsafe.Add(ref a, 3 * rowStride));
            c00 = Vector256.FusedMultiplyAdd(a0, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(a0, b1, c01);
            c10 = Vector256.FusedMultiplyAdd(a1, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(a1, b1, c11);
            c20 = Vector256.FusedMultiplyAdd(a2, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(a2, b1, c21);
            c30 = Vector256.FusedMultiplyAdd(a3, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(a3, b1, c31);
            a = ref Unsafe.Add(ref a, innerStride);
            b = ref Unsafe.Add(ref b, columns);
        }

        c00.StoreUnsafe(ref c);
        c01.StoreUnsafe(ref c, Lane);
        c10.StoreUnsafe(ref c, (nuint)columns);
        c11.StoreUnsafe(ref c, (nuint)columns + Lane);
        c20.StoreUnsafe(ref c, (nuint)(2 * columns));
        c21.StoreUnsafe(ref c, (nuint)(2 * columns) + Lane);
        c30.StoreUnsafe(ref c, (nuint)(3 * columns));
        c31.StoreUnsafe(ref c, (nuint)(3 * columns) + Lane);
    }

    // Eight sums at a time: a sum has to wait for itself, and the others fill the pause.
    private static void OneByEight(ref float a, int innerStride, ref float b, ref float c, int inner, int columns)
    {
        var c0 = Vector256.LoadUnsafe(ref c);
        var c1 = Vector256.LoadUnsafe(ref c, Lane);
        var c2 = Vector256.LoadUnsafe(ref c, 2 * Lane);
        var c3 = Vector256.LoadUnsafe(ref c, 3 * Lane);
        var c4 = Vector256.LoadUnsafe(ref c, 4 * Lane);
        var c5 = Vector256.LoadUnsafe(ref c, 5 * Lane);
        var c6 = Vector256.LoadUnsafe(ref c, 6 * Lane);
        var c7 = Vector256.LoadUnsafe(ref c, 7 * Lane);
        for (var k = 0; k < inner; k++)
        {
            var factor = Vector256.Create(a);
            c0 = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref b), c0);
            c1 = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref b, Lane), c1);
            c2 = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref b, 2 * Lane), c2);
            c3 = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref b, 3 * Lane), c3);
            c4 = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref b, 4 * Lane), c4);
            c5 = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref b, 5 * Lane), c5);
            c6 = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref b, 6 * Lane), c6);
            c7 = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref b, 7 * Lane), c7);
            a = ref Unsafe.Add(ref a, innerStride);
            b = ref Unsafe.Add(ref b, columns);
        }

        c0.StoreUnsafe(ref c);
        c1.StoreUnsafe(ref c, Lane);
        c2.StoreUnsafe(ref c, 2 * Lane);
        c3.StoreUnsafe(ref c, 3 * Lane);
        c4.StoreUnsafe(ref c, 4 * Lane);
        c5.StoreUnsafe(ref c, 5 * Lane);
        c6.StoreUnsafe(ref c, 6 * Lane);
        c7.StoreUnsafe(ref c, 7 * Lane);
    }

    private static void OneByOne(ref float a, int innerStride, ref float b, ref float c, int inner, int columns)
    {
        var sum = Vector256.LoadUnsafe(ref c);
        for (var k = 0; k < inner; k++)
        {
            sum = Vector256.FusedMultiplyAdd(Vector256.Create(a), Vector256.LoadUnsafe(ref b), sum);
            a = ref Unsafe.Add(ref a, innerStride);
            b = ref Unsafe.Add(ref b, columns);
        }

        sum.StoreUnsafe(ref c);
    }
}
