namespace Belong.Classifiers.Text;

/// <summary>
/// Letters repeated for emphasis. English doubles letters but never trebles them: three or more become two where a
/// double is common, and one otherwise.
/// </summary>
internal static class Repetition
{
    /// <summary>How many of a run of the same letter remain.</summary>
    public static int Keep(char letter, int run, bool atEnd)
    {
        if (run < 3)
            return run;

        return atEnd
            ? letter is 's' or 'l' or 'f' or 'z'
                ? 2
                : 1
            : letter is 's' or 'l' or 'f' or 'z' or 't' or 'g' or 'p' or 'b' or 'm' or 'n' or 'r' or 'd'
                ? 2
                : 1;
    }
}
