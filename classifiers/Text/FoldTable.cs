using System.Collections.Frozen;
using System.Text;

namespace Belong.Classifiers.Text;

/// <summary>
/// What Unicode's compatibility forms and accents fold to, worked out once: asking the library for every letter would
/// be slower and would allocate.
/// </summary>
internal static class FoldTable
{
    private static readonly (int From, int To)[] Decomposed =
    [
        (0xAA, 0xAA),
        (0xBA, 0xBA),
        (0xC0, 0x52F),
        (0x1E00, 0x1FFF),
        (0x2026, 0x2026),
        (0x2070, 0x218F),
        (0x2460, 0x24FF),
        (0x1D400, 0x1D7FF),
        (0x1F100, 0x1F16F),
        (0xFB00, 0xFB06),
        (0xFF01, 0xFFEF),
    ];

    private static readonly (int From, int To)[] Composed =
    [
        (0x3131, 0x318E),
        (0x3200, 0x33FF),
        (0xF900, 0xFAFF),
        (0xFB07, 0xFDFF),
        (0xFE70, 0xFEFF),
    ];

    private static readonly FrozenDictionary<int, string> Folds = Build();

    /// <summary>The folded, lower-case form of a code point, where it differs by more than case.</summary>
    public static bool TryGet(int codePoint, out string? folded) => Folds.TryGetValue(codePoint, out folded);

    private static FrozenDictionary<int, string> Build()
    {
        Dictionary<int, string> folds = [];
        Add(folds, Decomposed, NormalizationForm.FormKD);
        Add(folds, Composed, NormalizationForm.FormKC);
        return folds.ToFrozenDictionary();
    }

    private static void Add(Dictionary<int, string> folds, (int From, int To)[] ranges, NormalizationForm form)
    {
        foreach ((var from, var to) in ranges)
        {
            for (var codePoint = from; codePoint <= to; codePoint++)
            {
                var written = char.ConvertFromUtf32(codePoint);
                var folded = Lower(written.Normalize(form));
                if (folded != written)
                    folds[codePoint] = folded;
            }
        }
    }

    private static string Lower(string text)
    {
        StringBuilder lower = new(text.Length);
        foreach (var c in text)
        {
            if (!InvisibleCharacters.Contains(c))
                lower.Append(c == '\u0131' ? 'i' : char.ToLowerInvariant(c));
        }

        return lower.ToString();
    }
}
