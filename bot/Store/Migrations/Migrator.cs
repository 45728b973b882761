using System.Globalization;
using Belong.Bot.Files;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Store.Migrations;

/// <summary>
/// Brings the record to the newest schema. The schema's version is SQLite's own <c>user_version</c>, changed in the
/// transaction of its step: a process killed midway leaves the old schema whole. (EF's migrator is not used: it needs a
/// table as a lock, which a killed process would leave behind for ever, and a model snapshot that only its design
/// package writes.)
/// </summary>
internal sealed class Migrator(SqliteFile file, IReadOnlyList<Migration> migrations)
{
    /// <summary>Marks a file as this bot's: "BELO".</summary>
    private const long ApplicationId = 0x42454C4F;

    /// <summary>Seconds: at the start somebody waits for the answer.</summary>
    private const int Patience = 5;

    private readonly SqliteMark _mark = new(ApplicationId, migrations[^1].Version);

    public void Run()
    {
        using var connection = file.Connect(Patience);
        var version = file.Begin(connection, _mark, "job_cursors", "positions");
        if (version > 0 && version < _mark.Newest)
            BackUp(connection);

        foreach (var migration in migrations.Where(migration => migration.Version > version))
            Apply(connection, migration.Version, migration.Sql);

        // Also when there was nothing to migrate: whether the file can be written is better known now than at the
        // first flag.
        Apply(connection, _mark.Newest, sql: null);
    }

    private void BackUp(SqliteConnection connection)
    {
        // Under another name until it is whole: whoever needs it must not find half of it.
        var backup = string.Create(CultureInfo.InvariantCulture, $"{file.Path}.before-{_mark.Newest}.bak");
        var partial = backup + ".partial";
        File.Delete(partial);
        using (var target = SqliteFile.ConnectTo(partial, Patience))
            connection.BackupDatabase(target);
        File.Move(partial, backup, overwrite: true);
    }

    private void Apply(SqliteConnection connection, long version, string? sql)
    {
        using var transaction = connection.BeginTransaction();
        if (sql is not null)
            connection.Execute(sql);
        _mark.Write(connection, version);
        transaction.Commit();
    }
}
