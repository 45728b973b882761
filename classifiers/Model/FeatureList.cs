using System.Runtime.CompilerServices;

namespace Belong.Classifiers.Model;

/// <summary>The hashed features of one text in families, with the tokens that each came from. Reusable room.</summary>
internal sealed class FeatureList
{
    public const int Families = 3;

    private uint[] buckets = new uint[4096];
    private int[] sources = new int[4096];
    private readonly int[] familyEnds = new int[Families];

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Buckets => buckets.AsSpan(0, Count);

    /// <summary>For each feature the first token (low 24 bits) and how many more it spans (high 8 bits).</summary>
    public ReadOnlySpan<int> Sources => sources.AsSpan(0, Count);

    public ReadOnlySpan<int> FamilyEnds => familyEnds;

    public void Clear() => Count = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint bucket, int firstToken, int lastToken)
    {
        if (Count == buckets.Length)
        {
            Array.Resize(ref buckets, Count * 2);
            Array.Resize(ref sources, Count * 2);
        }

        buckets[Count] = bucket;
        sources[Count++] = (firstToken & 0xFFFFFF) | (Math.Min(lastToken - firstToken, 127) << 24);
    }

    public void EndFamily(int family) => familyEnds[family] = Count;
}
