namespace Belong.Classifiers.Data;

/// <summary>
/// Decides by a hash of the text which examples are kept out of training, and which of those are kept out of choosing
/// too. The same letters and digits are always on the same side, in whatever set and order they come, so that figures
/// stay comparable.
/// </summary>
internal static class Parting
{
    private const ulong OneIn = 12;
    private const ulong MeasuredOneIn = 3;

    /// <summary>The part of a text of a public set: one in twelve is held back.</summary>
    public static Part Of(string text)
    {
        var hash = Hash(text);
        return (hash >> 32) % OneIn == 0 ? OfHeldBack(hash) : Part.Learn;
    }

    /// <summary>
    /// The part of a text that is held back in any case: two of three to choose by, one to measure by.
    /// </summary>
    public static Part OfHeldBack(string text) => OfHeldBack(Hash(text));

    private static Part OfHeldBack(ulong hash) =>
        (hash & 0xFFFF_FFFF) % MeasuredOneIn == 0 ? Part.Measure : Part.Choose;

    private static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                hash = (hash ^ char.ToLowerInvariant(c)) * 0x100000001B3;
        }

        return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
    }
}
