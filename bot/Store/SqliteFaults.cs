using Microsoft.Data.Sqlite;

namespace Belong.Bot.Store;

/// <summary>Tells the faults that an operator can remove from those that are this program's.</summary>
internal static class SqliteFaults
{
    // Primary result codes, https://www.sqlite.org/rescode.html
    private const int Permission = 3;
    private const int Busy = 5;
    private const int TableLocked = 6;
    private const int ReadOnlyCode = 8;
    private const int InputOutput = 10;
    private const int CorruptCode = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // Extended result code of a unique index, https://www.sqlite.org/rescode.html#constraint_unique
    private const int UniqueViolation = 2067;

    /// <summary>The fault behind an exception; null when it is not of a kind that an operator can remove.</summary>
    public static StoreException? Find(Exception exception, string path) =>
        Sqlite(exception) is { } sqlite
            ? sqlite.SqliteErrorCode switch
            {
                Busy or TableLocked => Locked(path, sqlite),
                ReadOnlyCode or Permission => ReadOnly(path, sqlite),
                CorruptCode or NotADatabase => Corrupt(path, sqlite),
                Full => DiskFull(path, sqlite),
                InputOutput => DiskFailure(path, sqlite),
                CannotOpen => BadPath(path, "it cannot be opened", sqlite),
                _ => null,
            }
            : null;

    public static bool IsUniqueViolation(Exception exception) =>
        Sqlite(exception)?.SqliteExtendedErrorCode == UniqueViolation;

    public static StoreException Locked(string path, Exception? inner = null) =>
        new(
            StoreFault.Locked,
            $"The database '{path}' is in use by another process. Stop the other one, or set Store:Path to another "
                + $"file.",
            inner
        );

    public static StoreException ReadOnly(string path, Exception? inner = null) =>
        new(
            StoreFault.ReadOnly,
            $"The database '{path}' cannot be written. Allow this user to write the file and its folder, "
                + "or set Store:Path to a place that can be written.",
            inner
        );

    public static StoreException Corrupt(string path, Exception? inner = null) =>
        new(
            StoreFault.Corrupt,
            $"The file '{path}' is damaged or not a database. Put a backup in its place "
                + "(with the bot stopped, and without the old '-wal' and '-shm' files beside it), or set Store:Path to "
                + "another "
                + "file.",
            inner
        );

    public static StoreException Foreign(string path) =>
        new(
            StoreFault.Foreign,
            $"The file '{path}' is a database of another program. Set Store:Path to a file of this bot, or to a new "
                + $"one."
        );

    public static StoreException Newer(string path, long found, long known) =>
        new(
            StoreFault.Newer,
            $"The database '{path}' is from a newer version of this bot (schema {found}, known here: up to {known}). "
                + "Start that version or a later one, or put the backup of this version in its place."
        );

    public static StoreException DiskFull(string path, Exception? inner = null) =>
        new(
            StoreFault.DiskFull,
            $"The disk of the database '{path}' is full. Make room; nothing of the change was stored.",
            inner
        );

    public static StoreException BadPath(string path, string why, Exception? inner = null) =>
        new(
            StoreFault.BadPath,
            $"Store:Path '{path}' cannot be used: {why}. Set it to a file in a folder that this user can read and "
                + $"write.",
            inner
        );

    private static StoreException DiskFailure(string path, Exception inner) =>
        new(
            StoreFault.DiskFailure,
            $"The disk of the database '{path}' does not answer properly. Check the disk, its mount and its free "
                + $"space.",
            inner
        );

    private static SqliteException? Sqlite(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is SqliteException sqlite)
                return sqlite;
        }

        return null;
    }
}
