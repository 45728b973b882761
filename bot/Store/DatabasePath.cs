namespace Belong.Bot.Store;

/// <summary>Makes a place for the database file.</summary>
internal static class DatabasePath
{
    /// <returns>The full path; its folder exists.</returns>
    /// <exception cref="StoreException">No database can be kept there.</exception>
    public static string Prepare(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw SqliteFaults.BadPath(path, "it is empty");

        try
        {
            var file = Path.GetFullPath(path);
            if (Directory.Exists(file) || Path.EndsInDirectorySeparator(path))
                throw SqliteFaults.BadPath(path, "it is a folder, not a file");

            var folder = CreateFolder(Path.GetDirectoryName(file)!);
            RefuseReadOnly(path, folder, new FileInfo(file));
            return file;
        }
        catch (UnauthorizedAccessException denied)
        {
            throw SqliteFaults.ReadOnly(path, denied);
        }
        catch (Exception impossible) when (impossible is IOException or ArgumentException or NotSupportedException)
        {
            throw SqliteFaults.BadPath(path, "its folder cannot be created", impossible);
        }
    }

    // The record names people who reported in confidence: a new folder is its owner's alone.
    private static DirectoryInfo CreateFolder(string folder) =>
        OperatingSystem.IsWindows() || Directory.Exists(folder)
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );

    // A file that is marked read-only is meant to stay as it is, even where this user (root) could write it all the
    // same. On Windows the mark on a folder means something else.
    private static void RefuseReadOnly(string path, DirectoryInfo folder, FileInfo file)
    {
        var folderRefuses = !OperatingSystem.IsWindows() && folder.Attributes.HasFlag(FileAttributes.ReadOnly);
        if (folderRefuses || (file.Exists && file.IsReadOnly))
            throw SqliteFaults.ReadOnly(path);
    }
}
