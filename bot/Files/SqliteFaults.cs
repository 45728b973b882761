using Microsoft.Data.Sqlite;

namespace Belong.Bot.Files;

/// <summary>Tells the faults that an operator can remove from those that are this program's.</summary>
internal static class SqliteFaults
{
    // Primary result codes, https://www.sqlite.org/rescode.html
    private const int Permission = 3;
    private const int Busy = 5;
    private const int TableLocked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // Extended result code of a unique index, https://www.sqlite.org/rescode.html#constraint_unique
    private const int UniqueViolation = 2067;

    /// <summary>The fault behind an exception; null when it is not of a kind that an operator can remove.</summary>
    public static SqliteFault? Find(Exception exception) =>
        Cause<SqliteFileException>(exception)?.Fault
        ?? Cause<SqliteException>(exception)?.SqliteErrorCode switch
        {
            Busy or TableLocked => SqliteFault.Locked,
            ReadOnly or Permission => SqliteFault.ReadOnly,
            Corrupt or NotADatabase => SqliteFault.Damaged,
            Full => SqliteFault.DiskFull,
            InputOutput => SqliteFault.DiskFailure,
            CannotOpen => SqliteFault.CannotOpen,
            _ => null,
        };

    public static bool IsUniqueViolation(Exception exception) =>
        Cause<SqliteException>(exception)?.SqliteExtendedErrorCode == UniqueViolation;

    private static T? Cause<T>(Exception exception)
        where T : Exception
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is T cause)
                return cause;
        }

        return null;
    }
}
