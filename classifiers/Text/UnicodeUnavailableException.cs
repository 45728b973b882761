namespace Belong.Classifiers.Text;

/// <summary>
/// Unicode normalisation does nothing in this process, so disguised words would pass unseen.
/// Usually the process runs in globalisation-invariant mode or without the ICU library.
/// </summary>
public sealed class UnicodeUnavailableException : Exception
{
    public UnicodeUnavailableException()
        : base(
            "Unicode normalisation is switched off in this process, so disguised words could not be recognised. "
                + "Unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT (or the InvariantGlobalization property), "
                + "install the ICU library (Debian: libicu), and start again."
        ) { }
}
