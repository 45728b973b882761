using Belong.Bot.Files;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Platforms.Local;

/// <summary>What is the matter with the community's file, in words for the operator.</summary>
internal static class CommunityFaults
{
    public static CommunityFileException Of(Exception fault, string path) =>
        SqliteFaults.Find(fault) switch
        {
            SqliteFault.IsFolder => new(
                $"The community's file {path} is a folder.",
                "Set Local:Path to the name of a file.",
                fault
            ),
            SqliteFault.ReadOnly when fault is SqliteFileException => new(
                $"The community's file {path} is read-only.",
                "Make it writable for the account that runs the bot, or set Local:Path to another file.",
                fault
            ),
            SqliteFault.ReadOnly => new(
                $"The community's file {path} is read-only.",
                "Make it and its folder writable for the account that runs the bot.",
                fault
            ),
            SqliteFault.FolderReadOnly => new(
                $"The folder of the community's file {path} is not writable.",
                "Give the account that runs the bot the right to write there, or set Local:Path to another file.",
                fault
            ),
            SqliteFault.InUse => new(
                $"The community's file {path} is in use by another process.",
                "Stop the other bot that runs on it, or set Local:Path to another file.",
                fault
            ),
            SqliteFault.NoFolder => new(
                $"The folder of the community's file {path} cannot be created ({fault.InnerException?.Message}).",
                "Set Local:Path to a file in a folder that can.",
                fault
            ),
            SqliteFault.Locked => new(
                $"The community's file {path} is locked by another program.",
                "Close the program that holds it (a database browser, perhaps) and try again.",
                fault
            ),
            SqliteFault.Damaged => new(
                $"The community's file {path} is damaged or is not a SQLite database.",
                "Restore it from a backup, or move it away to start with a new community.",
                fault
            ),
            SqliteFault.Foreign => new(
                $"The file {path} is a database, but not of an embedded community.",
                "Set Local:Path to another file; this one is left untouched.",
                fault
            ),
            SqliteFault.Newer when fault is SqliteFileException newer => new(
                $"The community's file {path} has version {newer.Found}, newer than this bot's {newer.Known}.",
                "Start the newer bot that wrote it, or set Local:Path to another file.",
                fault
            ),
            SqliteFault.CannotOpen => new(
                $"The community's file {path} cannot be opened.",
                "See that its folder exists and is writable, or set Local:Path to another file.",
                fault
            ),
            _ => new(
                $"The community's file {path} cannot be used (SQLite error "
                    + $"{(fault as SqliteException)?.SqliteErrorCode}).",
                "See that the disk has room and that the file is readable and writable.",
                fault
            ),
        };
}
