using Belong.Classifiers.Text;

namespace Belong.Bot.Screening;

/// <summary>
/// What the same thing said again is recognised by: stable hashes that say nothing about the words themselves.
/// </summary>
/// <param name="Link">Of the first address, host and path; null without one.</param>
/// <param name="Words">Of the words and numbers in their order; null where they are too few to be anybody's
/// own.</param>
internal readonly record struct Fingerprints(long? Link, long? Words)
{
    /// <summary>Shorter texts ("good morning, everyone") are said by everybody and never count.</summary>
    public const int FewestWords = 6;

    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The one that is kept over a restart.</summary>
    public long? Kept => Link ?? Words;

    public static Fingerprints Of(ScreenedText text) =>
        new(text.Links.Count > 0 ? OfLink(text.Links[0]) : null, OfWords(text.Normalised));

    private static long OfLink(Link link) => Finish(Add(Add(Add(Basis, "link"), link.Host), link.Path));

    private static long? OfWords(NormalisedText text)
    {
        var hash = Add(Basis, "words");
        var words = 0;
        foreach (var token in text.Tokens)
        {
            if (token.Kind is not (TokenKind.Word or TokenKind.Number or TokenKind.Price))
                continue;

            words += token.Kind == TokenKind.Word ? 1 : 0;
            hash = Add(hash, text.ValueOf(token));
        }

        return words >= FewestWords ? Finish(hash) : null;
    }

    // FNV-1a over UTF-16 units (Fowler, Noll, Vo), a separator after each part.
    private static ulong Add(ulong hash, ReadOnlySpan<char> part)
    {
        foreach (var c in part)
            hash = (hash ^ c) * Prime;

        return (hash ^ 0xFFFF) * Prime;
    }

    // The finaliser of SplitMix64: FNV's low bits alone mix poorly.
    private static long Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return (long)(hash ^ (hash >> 31));
    }
}
