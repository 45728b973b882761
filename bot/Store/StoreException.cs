namespace Belong.Bot.Store;

/// <summary>Why the record cannot be kept or read.</summary>
internal enum StoreFault
{
    /// <summary>Another process has it.</summary>
    Locked,

    /// <summary>The file, its folder or its disk does not let us write.</summary>
    ReadOnly,

    /// <summary>The file is damaged, or no database at all.</summary>
    Corrupt,

    /// <summary>A database, but of another program.</summary>
    Foreign,

    /// <summary>Written by a newer version of this program.</summary>
    Newer,

    /// <summary>No room is left.</summary>
    DiskFull,

    /// <summary>The disk fails.</summary>
    DiskFailure,

    /// <summary>The path cannot be a database file.</summary>
    BadPath,
}

/// <summary>
/// The database cannot be used for a reason that an operator can remove. The message names the file and the remedy
/// and is made to be shown as it is.
/// </summary>
internal sealed class StoreException(StoreFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public StoreFault Fault { get; } = fault;
}
