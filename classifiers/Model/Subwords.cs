namespace Belong.Classifiers.Model;

/// <summary>The letter groups of a word by which the network knows words that it never saw.</summary>
internal static class Subwords
{
    private const ulong Seed = 0x2545F4914F6CDD1D;

    /// <summary>Writes the buckets of all groups of three and four letters, edges included. Returns how many.</summary>
    public static int Of(ReadOnlySpan<char> word, Span<int> buckets)
    {
        var count = 0;
        for (var start = -1; start <= word.Length - 2; start++)
        {
            var hash = Seed;
            for (var length = 0; length < 4 && start + length <= word.Length; length++)
            {
                var at = start + length;
                hash = TokenHash.Step(
                    hash,
                    at < 0 ? '<'
                        : at == word.Length ? '>'
                        : word[at]
                );
                if (length >= 2 && count < buckets.Length)
                    buckets[count++] = (int)TokenHash.Bucket(TokenHash.Finish(hash), GruShape.SubwordBits);
            }
        }

        return count;
    }
}
