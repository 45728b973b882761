namespace Belong.Classifiers.Text;

/// <summary>
/// Letters of other scripts that pass for Latin ones (after Unicode TR 39, "confusables", cut down to what is legible
/// in running text). Applied to a word only where it mixes scripts or consists of nothing else, so that Greek and
/// Russian stay Greek and Russian.
/// </summary>
internal static class Lookalikes
{
    private const string From =
        "\u0430\u0432\u0435\u043A\u043C\u043D\u043E\u0440\u0441\u0442\u0443"
        + "\u0445\u0456\u0458\u0455\u0501\u0261\u04CF\u04BB\u0475\u0461\u0581"
        + "\u03B1\u03B2\u03B5\u03B7\u03B9\u03BA\u03BD\u03BF\u03C1\u03C4\u03C5\u03C7\u03C9\u03F2"
        + "\u0131\u0142\u00F8\u0111\u00F0\u0127\u026A\u0280\u029F\u0274\u1D00\u1D04\u1D05\u1D07"
        + "\u1D0A\u1D0B\u1D0D\u1D0F\u1D18\u1D1B\u1D1C\u1D20\u1D21\u1D22\u0299\u0262\u029C\u028F"
        + "\u0561\u0570\u0578\u057D\u0585\u0251";

    private const string To = "abekmhopctyxijsdglhvwg" + "abenikvoptuxwc" + "ilodohirlnacdejkmoptuvwzbghy" + "whnuoa";

    private static readonly char[] Table = BuildTable();

    /// <summary>The Latin letter that this one passes for, or NUL.</summary>
    public static char LatinFor(char letter) => letter is >= '\u00D0' and < '\u2000' ? Table[letter - '\u00D0'] : '\0';

    /// <summary>Replaces look-alikes inside one run of letters. Returns whether anything was replaced.</summary>
    public static bool Undo(Span<char> word)
    {
        var latin = 0;
        var alike = 0;
        var foreign = 0;
        foreach (var letter in word)
        {
            if (letter < '\u0080')
            {
                latin++;
            }
            else if (LatinFor(letter) != '\0')
            {
                alike++;
            }
            else
            {
                foreign++;
            }
        }

        if (alike == 0 || (latin == 0 && foreign > 0))
            return false;

        foreach (ref var letter in word)
        {
            var replacement = LatinFor(letter);
            letter = replacement == '\0' ? letter : replacement;
        }

        return true;
    }

    private static char[] BuildTable()
    {
        var table = new char['\u2000' - '\u00D0'];
        for (var i = 0; i < From.Length; i++)
            table[From[i] - '\u00D0'] = To[i];

        return table;
    }
}
