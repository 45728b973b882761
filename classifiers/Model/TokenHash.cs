using System.Runtime.CompilerServices;

namespace Belong.Classifiers.Model;

/// <summary>
/// The hash function of features. Part of the model's format: a change makes every model file unreadable.
/// </summary>
internal static class TokenHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in text)
            hash = Step(hash, c);

        return Finish(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Step(ulong hash, char c) => (hash ^ c) * 0x100000001B3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Finish(ulong hash) => (hash ^ (hash >> 29)) * Multiplier;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Join(ulong first, ulong second) =>
        (first ^ (second + 0x632BE59BD9B4E019 + (first << 6) + (first >> 2))) * Multiplier;

    /// <summary>The bucket of a hash in a table of 2^<paramref name="bits"/> rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bucket(ulong hash, int bits) => (uint)((hash ^ (hash >> 31)) * Multiplier >> (64 - bits));
}
