using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Belong.Classifiers.Model;

/// <summary>The squashing functions of the gates on eight numbers at a time.</summary>
internal static class GateMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) =>
        Vector256<float>.One / (Vector256<float>.One + Exp(-x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var power = Exp(x + x);
        return (power - Vector256<float>.One) / (power + Vector256<float>.One);
    }

    // e^x = 2^n 2^f with a polynomial for 2^f (Cephes); exact to about 1e-7 in the range that matters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-30f)), Vector256.Create(30f));
        var n = Vector256.Floor((x * Vector256.Create(1.44269504f)) + Vector256.Create(0.5f));
        var rest = Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.693359375f), x);
        rest = Vector256.FusedMultiplyAdd(n, Vector256.Create(2.12194440e-4f), rest);
        var sum = Vector256.Create(1.9875691500e-4f);
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.3981999507e-3f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(8.3334519073e-3f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(4.1665795894e-2f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.6666665459e-1f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(5.0000001201e-1f));
        sum = Vector256.FusedMultiplyAdd(sum, rest * rest, rest + Vector256<float>.One);
        var power = (Vector256.ConvertToInt32(n) + Vector256.Create(127)) << 23;
        return sum * power.AsSingle();
    }
}
