namespace Belong.Bot.Store;

/// <summary>
/// Keeps two bots from working on one database: both would carry out the same effects. A file beside the database is
/// held open for the life of the process; the operating system lets go of it however the process ends, so that a
/// killed bot leaves no lock behind. The file itself stays, since deleting it would let a third process lock another
/// file of the same name.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <exception cref="StoreException">Held by another process, or the folder cannot be written.</exception>
    public static StoreLock Take(string databasePath)
    {
        try
        {
            return new StoreLock(
                new FileStream(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
        }
        catch (UnauthorizedAccessException denied)
        {
            throw SqliteFaults.ReadOnly(databasePath, denied);
        }
        catch (IOException busy) when (IsSharingViolation(busy))
        {
            throw SqliteFaults.Locked(databasePath, busy);
        }
        catch (IOException other)
        {
            throw SqliteFaults.ReadOnly(databasePath, other);
        }
    }

    public void Dispose() => _file.Dispose();

    // ERROR_SHARING_VIOLATION on Windows; elsewhere the runtime passes on flock's EWOULDBLOCK (11 on Linux, 35 on BSD
    // and macOS).
    private static bool IsSharingViolation(IOException exception) =>
        exception.HResult is unchecked((int)0x80070020) or 11 or 35;
}
