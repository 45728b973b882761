namespace Belong.Classifiers.Text;

/// <summary>
/// Digits and signs that stand for letters. Ordinals, times, versions and names with numbers stay as they are.
/// </summary>
internal static class Leetspeak
{
    /// <summary>Whether a word with digits or signs in it is meant to be read as letters.</summary>
    public static bool IsMeant(ReadOnlySpan<char> word)
    {
        var letters = 0;
        var inside = 0;
        var unreadable = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (WordScanner.IsLetter(word[i]))
            {
                letters++;
            }
            else if (word[i] is not ('\'' or '*'))
            {
                var after = i > 0 && !char.IsAsciiDigit(word[i - 1]);
                var before = i + 1 < word.Length && !char.IsAsciiDigit(word[i + 1]);
                inside += (after && before) || IsSign(word[i]) ? 1 : 0;
                unreadable += LetterFor(word, i) == '\0' ? 1 : 0;
            }
        }

        var leading =
            char.IsAsciiDigit(word[0])
            && word.Length >= 5
            && inside == 0
            && letters == word.Length - 1
            && !char.IsAsciiDigit(word[1]);
        var doubled = word.EndsWith("11") && letters == word.Length - 2 && letters is 2 or 3;
        return unreadable == 0
            && letters >= 2
            && letters >= word.Length - letters
            && (inside > 0 || leading || doubled);
    }

    /// <summary>The letter meant at a position, or NUL where the sign stands for none.</summary>
    public static char LetterFor(ReadOnlySpan<char> word, int at) =>
        word[at] switch
        {
            '0' => 'o',
            '1' => at == 0 || (IsConsonant(word[at - 1]) && word[at - 1] != '1') ? 'i' : 'l',
            '3' => 'e',
            '4' or '@' => 'a',
            '5' or '$' => 's',
            '6' or '9' => 'g',
            '7' => 't',
            '!' => 'i',
            _ => '\0',
        };

    private static bool IsSign(char c) => c is '@' or '$' or '!';

    private static bool IsConsonant(char c) => char.IsAsciiLetter(c) && c is not ('a' or 'e' or 'i' or 'o' or 'u');
}
