namespace Belong.Bot.Files;

/// <summary>
/// Folders and files for the account that runs the bot and nobody else: they name people who reported in confidence,
/// whatever the process's umask would let others read. On Windows the folder's own rights say who may read.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode ReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A new folder is its owner's alone; one that stands is as somebody wanted it.</summary>
    public static DirectoryInfo CreateFolder(string folder) =>
        OperatingSystem.IsWindows() || Directory.Exists(folder)
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, ReadWrite | UnixFileMode.UserExecute);

    /// <summary>
    /// Creates an empty file where there is none. One that stands is not opened: closing it again would let go of the
    /// locks that SQLite holds on it anywhere in this process.
    /// </summary>
    public static void CreateFile(string path)
    {
        if (!File.Exists(path))
            Open(path, FileShare.ReadWrite).Dispose();
    }

    /// <summary>Opens a file for this process alone; it is created where it is missing.</summary>
    public static FileStream HoldFile(string path) => Open(path, FileShare.None);

    /// <summary>
    /// Takes what others may do with a file that stands: those of older versions were as the umask let them, and nobody
    /// has to be told to mend what can be mended here. A file of another account is that account's to protect.
    /// </summary>
    public static void Tighten(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return;

        var mode = File.GetUnixFileMode(path);
        if ((mode & ~ReadWrite) == UnixFileMode.None)
            return;

        try
        {
            File.SetUnixFileMode(path, mode & ReadWrite);
        }
        catch (UnauthorizedAccessException)
        {
            // Not ours: that we may use it all the same is how its owner wants it.
        }
    }

    private static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = ReadWrite;
        return new FileStream(path, options);
    }
}
