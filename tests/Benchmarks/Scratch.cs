using Microsoft.Data.Sqlite;

namespace Belong.Benchmarks;

/// <summary>A folder for one part, gone afterwards, with a look into the bot's record.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("belong-bench-").FullName;

    public string Record => System.IO.Path.Combine(Path, "data", "belong.db");

    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=30");
        connection.Open();
        return connection;
    }

    public static long Ask(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public static void Do(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The benchmark's own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
