using Belong.Bot.Files;

namespace Belong.Bot.Store;

/// <summary>What is the matter with the record's file, in words for the operator.</summary>
internal static class StoreFaults
{
    /// <summary>The fault behind an exception; null when it is not of a kind that an operator can remove.</summary>
    public static StoreException? Find(Exception failed, string path) =>
        SqliteFaults.Find(failed) switch
        {
            // A second bot may name the file by another way from its folder.
            SqliteFault.InUse => Locked(Path.GetFullPath(path), failed),
            SqliteFault.Locked => Locked(path, failed),
            SqliteFault.ReadOnly or SqliteFault.FolderReadOnly => ReadOnly(path, failed),
            SqliteFault.Damaged => Corrupt(path, failed),
            SqliteFault.Foreign => Foreign(path),
            SqliteFault.Newer when failed is SqliteFileException newer => Newer(path, newer.Found, newer.Known),
            SqliteFault.DiskFull => DiskFull(path, failed),
            SqliteFault.DiskFailure => DiskFailure(path, failed),
            SqliteFault.NoPath or SqliteFault.IsFolder or SqliteFault.NoFolder => BadPath(path, failed.Message, failed),
            SqliteFault.CannotOpen => BadPath(path, "it cannot be opened", failed),
            _ => null,
        };

    private static StoreException Locked(string path, Exception? inner = null) =>
        new(
            StoreFault.Locked,
            $"The database '{path}' is in use by another process. Stop the other one, or set Store:Path to another "
                + $"file.",
            inner
        );

    private static StoreException ReadOnly(string path, Exception? inner = null) =>
        new(
            StoreFault.ReadOnly,
            $"The database '{path}' cannot be written. Allow this user to write the file and its folder, "
                + "or set Store:Path to a place that can be written.",
            inner
        );

    private static StoreException Corrupt(string path, Exception? inner = null) =>
        new(
            StoreFault.Corrupt,
            $"The file '{path}' is damaged or not a database. Put a backup in its place "
                + "(with the bot stopped, and without the old '-wal' and '-shm' files beside it), or set Store:Path to "
                + "another "
                + "file.",
            inner
        );

    private static StoreException Foreign(string path) =>
        new(
            StoreFault.Foreign,
            $"The file '{path}' is a database of another program. Set Store:Path to a file of this bot, or to a new "
                + $"one."
        );

    private static StoreException Newer(string path, long found, long known) =>
        new(
            StoreFault.Newer,
            $"The database '{path}' is from a newer version of this bot (schema {found}, known here: up to {known}). "
                + "Start that version or a later one, or put the backup of this version in its place."
        );

    private static StoreException DiskFull(string path, Exception? inner = null) =>
        new(
            StoreFault.DiskFull,
            $"The disk of the database '{path}' is full. Make room; nothing of the change was stored.",
            inner
        );

    private static StoreException BadPath(string path, string why, Exception? inner = null) =>
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
}
