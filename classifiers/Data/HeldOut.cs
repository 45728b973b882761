namespace Belong.Classifiers.Data;

/// <summary>
/// Decides by a hash of the text which public examples are kept out of training. The same letters and digits are always
/// on the same side, in whatever set and order they come, so that figures stay comparable.
/// </summary>
internal static class HeldOut
{
    private const ulong OneIn = 16;

    public static bool Is(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                hash = (hash ^ char.ToLowerInvariant(c)) * 0x100000001B3;
            }
        }

        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
        return (hash >> 32) % OneIn == 0;
    }
}
