using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Belong.Classifiers.Training;

/// <summary>Adam (Kingma and Ba 2015) on one flat array of weights.</summary>
internal sealed class Adam(int length)
{
    private const float First = 0.9f;
    private const float Second = 0.999f;

    public float[] Means { get; } = new float[length];

    public float[] Squares { get; } = new float[length];

    public int Steps { get; set; }

    public void Step(float[] weights, float[] gradient, float rate)
    {
        Steps++;
        var size = rate * MathF.Sqrt(1 - MathF.Pow(Second, Steps)) / (1 - MathF.Pow(First, Steps));
        ref var weight = ref MemoryMarshal.GetArrayDataReference(weights);
        ref var mean = ref MemoryMarshal.GetArrayDataReference(Means);
        ref var square = ref MemoryMarshal.GetArrayDataReference(Squares);
        ref var slope = ref MemoryMarshal.GetArrayDataReference(gradient);
        for (nuint i = 0; i < (nuint)length; i += 8)
        {
            var g = Vector256.LoadUnsafe(ref slope, i);
            var m = (Vector256.LoadUnsafe(ref mean, i) * First) + (g * (1 - First));
            var v = (Vector256.LoadUnsafe(ref square, i) * Second) + (g * g * (1 - Second));
            m.StoreUnsafe(ref mean, i);
            v.StoreUnsafe(ref square, i);
            (
                Vector256.LoadUnsafe(ref weight, i) - (m * size / (Vector256.Sqrt(v) + Vector256.Create(1e-8f)))
            ).StoreUnsafe(ref weight, i);
        }
    }
}
