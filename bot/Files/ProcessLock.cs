namespace Belong.Bot.Files;

/// <summary>
/// Keeps two bots from working on one file: both would carry out the same effects. A file beside it is held open for
/// the life of the process; the operating system lets go of it however the process ends, so that a killed bot leaves no
/// lock behind. The file itself stays, since deleting it would let a third process lock another file of the same name.
/// </summary>
internal sealed class ProcessLock : IDisposable
{
    public const string Suffix = ".lock";

    private readonly FileStream _file;

    private ProcessLock(FileStream file) => _file = file;

    /// <exception cref="SqliteFileException">Held by another process, or the folder cannot be written.</exception>
    public static ProcessLock Take(string path)
    {
        try
        {
            return new ProcessLock(OwnerOnly.HoldFile(path + Suffix));
        }
        catch (IOException busy) when (IsSharingViolation(busy))
        {
            throw new SqliteFileException(SqliteFault.InUse, "another process uses it", busy);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            throw new SqliteFileException(SqliteFault.FolderReadOnly, "its folder cannot be written", denied);
        }
    }

    public void Dispose() => _file.Dispose();

    // ERROR_SHARING_VIOLATION on Windows; elsewhere the runtime passes on flock's EWOULDBLOCK (11 on Linux, 35 on BSD
    // and macOS).
    private static bool IsSharingViolation(IOException exception) =>
        exception.HResult is unchecked((int)0x80070020) or 11 or 35;
}
