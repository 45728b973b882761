namespace Belong.Bot.Files;

/// <summary>Why a SQLite file cannot be used: what an operator can remove.</summary>
internal enum SqliteFault
{
    /// <summary>Another bot keeps it.</summary>
    InUse,

    /// <summary>Another program has locked it.</summary>
    Locked,

    /// <summary>The file does not let us write.</summary>
    ReadOnly,

    /// <summary>The file's folder does not let us write.</summary>
    FolderReadOnly,

    /// <summary>It is damaged, or no database at all.</summary>
    Damaged,

    /// <summary>A database, but of another program.</summary>
    Foreign,

    /// <summary>Written by a newer version of this program.</summary>
    Newer,

    /// <summary>No room is left.</summary>
    DiskFull,

    /// <summary>The disk fails.</summary>
    DiskFailure,

    /// <summary>The path is empty.</summary>
    NoPath,

    /// <summary>The path is a folder's.</summary>
    IsFolder,

    /// <summary>The file's folder cannot be created.</summary>
    NoFolder,

    /// <summary>It cannot be opened, for a reason that SQLite does not say.</summary>
    CannotOpen,
}
