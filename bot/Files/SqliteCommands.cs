using Microsoft.Data.Sqlite;

namespace Belong.Bot.Files;

/// <summary>Statements without parameters: what a file is prepared with.</summary>
internal static class SqliteCommands
{
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row.</summary>
    public static object? Value(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static long Number(this SqliteConnection connection, string sql) => (long)connection.Value(sql)!;
}
