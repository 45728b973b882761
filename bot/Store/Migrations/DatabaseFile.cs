using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Store.Migrations;

/// <summary>
/// Brings a database file to the newest schema, or says why it cannot be used. The schema's version is SQLite's own
/// <c>user_version</c>, changed in the transaction of its step: a process killed midway leaves the old schema whole.
/// (EF's migrator is not used: it needs a table as a lock, which a killed process would leave behind for ever, and a
/// model snapshot that only its design package writes.)
/// </summary>
internal sealed class DatabaseFile(string path, IReadOnlyList<Migration> migrations)
{
    /// <summary>Marks a file as this bot's: "BELO".</summary>
    private const long ApplicationId = 0x42454C4F;

    // Checking a whole file reads all of it: about half a second for this much. Larger files have their schema and
    // smallest tables checked; damage elsewhere is reported when it is met.
    private const long WholeCheckUpTo = 64L * 1024 * 1024;

    private int Latest => migrations[^1].Version;

    /// <exception cref="StoreException">The file cannot be used; the message says why and what to do.</exception>
    public void Prepare()
    {
        try
        {
            PrepareFile();
        }
        catch (SqliteException failed) when (SqliteFaults.Find(failed, path) is { } fault)
        {
            throw fault;
        }
    }

    private void PrepareFile()
    {
        using var connection = Connect(path);
        var version = Identify(connection);
        Check(connection);
        Execute(connection, "PRAGMA journal_mode = WAL;");
        Execute(connection, "PRAGMA synchronous = FULL;");

        if (version > 0 && version < Latest)
            BackUp(connection);

        foreach (var migration in migrations.Where(migration => migration.Version > version))
            Apply(connection, migration);

        // Also when there was nothing to migrate: whether the file can be written is better known now than at the
        // first flag.
        ApplyVersion(connection, Latest);
    }

    /// <summary>The schema's version; 0 for a new file.</summary>
    private long Identify(SqliteConnection connection)
    {
        var application = Scalar(connection, "PRAGMA application_id;");
        var version = Scalar(connection, "PRAGMA user_version;");
        var isNew = Scalar(connection, "SELECT count(*) FROM sqlite_master;") == 0;
        if (isNew && application is 0 or ApplicationId && version == 0)
            return 0;
        if (application != ApplicationId)
            throw SqliteFaults.Foreign(path);
        if (version > Latest)
            throw SqliteFaults.Newer(path, version, Latest);
        return version;
    }

    private void Check(SqliteConnection connection)
    {
        string[] checks =
            new FileInfo(path).Length <= WholeCheckUpTo
                ? ["PRAGMA quick_check(1);"]
                :
                [
                    "PRAGMA quick_check(sqlite_master);",
                    "PRAGMA quick_check(job_cursors);",
                    "PRAGMA quick_check(positions);",
                ];
        foreach (var check in checks)
        {
            using var command = connection.CreateCommand();
            command.CommandText = check;
            if (command.ExecuteScalar() as string != "ok")
                throw SqliteFaults.Corrupt(path);
        }
    }

    private void BackUp(SqliteConnection connection)
    {
        // Under another name until it is whole: whoever needs it must not find half of it.
        var backup = string.Create(CultureInfo.InvariantCulture, $"{path}.before-{Latest}.bak");
        var partial = backup + ".partial";
        File.Delete(partial);
        using (var target = Connect(partial))
            connection.BackupDatabase(target);
        File.Move(partial, backup, overwrite: true);
    }

    private static void Apply(SqliteConnection connection, Migration migration)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, migration.Sql);
        SetVersion(connection, migration.Version);
        transaction.Commit();
    }

    private static void ApplyVersion(SqliteConnection connection, int version)
    {
        using var transaction = connection.BeginTransaction();
        SetVersion(connection, version);
        transaction.Commit();
    }

    private static void SetVersion(SqliteConnection connection, int version) =>
        Execute(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version};"
            )
        );

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Pooling = false,
                ForeignKeys = true,

                // Seconds: at the start somebody waits for the answer.
                DefaultTimeout = 5,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
