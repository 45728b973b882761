using System.Runtime.CompilerServices;

namespace Belong.Classifiers.Model;

/// <summary>The hashed features of one text in families, with the tokens that each came from. Reusable space.</summary>
internal sealed class FeatureList
{
    public const int Families = 3;

    private uint[] _buckets = new uint[4096];
    private int[] _sources = new int[4096];
    private readonly int[] _familyEnds = new int[Families];

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Buckets => _buckets.AsSpan(0, Count);

    /// <summary>For each feature the first token (low 24 bits) and how many more it spans (high 8 bits).</summary>
    public ReadOnlySpan<int> Sources => _sources.AsSpan(0, Count);

    public ReadOnlySpan<int> FamilyEnds => _familyEnds;

    public void Clear() => Count = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint bucket, int firstToken, int lastToken)
    {
        if (Count == _buckets.Length)
        {
            Array.Resize(ref _buckets, Count * 2);
            Array.Resize(ref _sources, Count * 2);
        }

        _buckets[Count] = bucket;
        _sources[Count++] = (firstToken & 0xFFFFFF) | (Math.Min(lastToken - firstToken, 127) << 24);
    }

    public void EndFamily(int family) => _familyEnds[family] = Count;
}
