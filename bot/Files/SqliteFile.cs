using Microsoft.Data.Sqlite;

namespace Belong.Bot.Files;

/// <summary>
/// A SQLite file of this bot's for one process: made for its owner alone, held against a second process until disposed,
/// told from other programs' files and from newer versions, looked through for damage. Faults come as
/// <see cref="SqliteFileException"/> or as SQLite's own; <see cref="SqliteFaults"/> tells them apart, and whoever keeps
/// the file words them.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    // Checking a whole file reads all of it: about half a second for this much. Larger files have their schema and
    // smallest tables checked; damage elsewhere is reported when it is met.
    private const long WholeCheckUpTo = 64L * 1024 * 1024;

    private readonly ProcessLock _held;

    private SqliteFile(string path, ProcessLock held)
    {
        Path = path;
        _held = held;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Makes the folder and the file where they are missing, and holds the file.</summary>
    /// <exception cref="SqliteFileException">It cannot be kept there, or another process has it.</exception>
    public static SqliteFile Take(string path)
    {
        var file = Place(path);
        var held = ProcessLock.Take(file);
        try
        {
            // SQLite gives the files that it keeps beside this one the same mode.
            OwnerOnly.CreateFile(file);
            foreach (var suffix in new[] { "", "-wal", "-shm", ProcessLock.Suffix })
                OwnerOnly.Tighten(file + suffix);
            return new SqliteFile(file, held);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            held.Dispose();
            throw new SqliteFileException(SqliteFault.ReadOnly, "it cannot be written", denied);
        }
    }

    /// <summary>
    /// The first thing to do with the first connection: says which version the file has, sees that it is whole, and
    /// turns on the write-ahead log, in which readers stand beside the one writer.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="mark">Whose file it must be.</param>
    /// <param name="smallTables">Looked through also where the file is too large to be looked through whole.</param>
    /// <returns>The schema's version; 0 for a new file.</returns>
    /// <exception cref="SqliteFileException">Of another program, newer, or damaged.</exception>
    public long Begin(SqliteConnection connection, SqliteMark mark, params IReadOnlyList<string> smallTables)
    {
        var version = mark.Read(connection);
        var checks =
            new FileInfo(Path).Length <= WholeCheckUpTo
                ? ["PRAGMA quick_check(1)"]
                : smallTables.Prepend("sqlite_master").Select(table => $"PRAGMA quick_check({table})");
        foreach (var check in checks)
        {
            if (connection.Value(check) as string != "ok")
                throw new SqliteFileException(SqliteFault.Damaged, "it is damaged");
        }

        connection.Execute("PRAGMA journal_mode = WAL");
        return version;
    }

    /// <summary>A connection outside the pool.</summary>
    /// <param name="patience">Seconds to wait for another program that holds the file.</param>
    public SqliteConnection Connect(int patience) => Connect(Path, patience);

    /// <summary>The same to another file, which is created where it is missing: to a copy of this one, say.</summary>
    public static SqliteConnection ConnectTo(string copy, int patience)
    {
        OwnerOnly.CreateFile(copy);
        return Connect(copy, patience);
    }

    public void Dispose() => _held.Dispose();

    private static SqliteConnection Connect(string path, int patience)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                ForeignKeys = true,
                DefaultTimeout = patience,
            }.ToString()
        );
        try
        {
            connection.Open();

            // FULL: what was answered is on the disk, also after a power cut.
            connection.Execute($"PRAGMA busy_timeout = {patience * 1000}; PRAGMA synchronous = FULL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Place(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new SqliteFileException(SqliteFault.NoPath, "it is empty");

        try
        {
            var file = System.IO.Path.GetFullPath(path);
            if (Directory.Exists(file) || System.IO.Path.EndsInDirectorySeparator(path))
                throw new SqliteFileException(SqliteFault.IsFolder, "it is a folder, not a file");

            var folder = OwnerOnly.CreateFolder(System.IO.Path.GetDirectoryName(file)!);
            RefuseReadOnly(folder, new FileInfo(file));
            return file;
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new SqliteFileException(SqliteFault.FolderReadOnly, "its folder cannot be written", denied);
        }
        catch (Exception impossible) when (impossible is IOException or ArgumentException or NotSupportedException)
        {
            throw new SqliteFileException(SqliteFault.NoFolder, "its folder cannot be created", impossible);
        }
    }

    // A file that is marked read-only is meant to stay as it is, even where this user (root) could write it all the
    // same. On Windows the mark on a folder means something else.
    private static void RefuseReadOnly(DirectoryInfo folder, FileInfo file)
    {
        if (!OperatingSystem.IsWindows() && folder.Attributes.HasFlag(FileAttributes.ReadOnly))
            throw new SqliteFileException(SqliteFault.FolderReadOnly, "its folder cannot be written");
        if (file.Exists && file.IsReadOnly)
            throw new SqliteFileException(SqliteFault.ReadOnly, "it is read-only");
    }
}
