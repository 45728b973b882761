namespace Belong.Classifiers.Text;

/// <summary>
/// Characters that show nothing of their own: zero-width and bidirectional marks, soft hyphens, variation selectors,
/// fillers, control codes, and accents (which fold away).
/// </summary>
internal static class InvisibleCharacters
{
    public static bool Contains(char c) =>
        c
            is '\u00AD'
                or '\u034F'
                or '\u061C'
                or '\u115F'
                or '\u1160'
                or '\u17B4'
                or '\u17B5'
                or '\uFEFF'
                or '\uFFF9'
                or '\uFFFA'
                or '\uFFFB'
                or (>= '\u0080' and <= '\u009F')
                or (>= '\u180B' and <= '\u180F')
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2060' and <= '\u206F')
                or (>= '\uFE00' and <= '\uFE0F')
                or (>= '\u0300' and <= '\u036F')
                or (>= '\u1AB0' and <= '\u1AFF')
                or (>= '\u1DC0' and <= '\u1DFF')
                or (>= '\u20D0' and <= '\u20FF')
                or (>= '\uFE20' and <= '\uFE2F');
}
