using System.Text;

namespace Belong.Classifiers.Text;

/// <summary>Proves once per process that Unicode normalisation and case folding really work.</summary>
internal static class UnicodeProof
{
    private static readonly bool Works = Check();

    public static void Require()
    {
        if (!Works)
            throw new UnicodeUnavailableException();
    }

    // A fullwidth letter, a ligature and a precomposed letter: invariant mode leaves all three as they are.
    private static bool Check()
    {
        try
        {
            return "\uFF21\uFB01\u00E9".Normalize(NormalizationForm.FormKD) == "Afie\u0301"
                && char.ToLowerInvariant('\u0416') == '\u0436';
        }
        catch (PlatformNotSupportedException)
        {
            return false;
        }
    }
}
