using System.Text.RegularExpressions;
using Belong.Bot.Cases;
using Belong.Bot.Learning;
using Belong.Bot.Store;
using Belong.Bot.Store.Migrations;
using Belong.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Belong.Tests.Store;

public sealed partial class MigrationTests : IDisposable
{
    private static readonly Migration Next = new(
        Migration.All[^1].Version + 1,
        "CREATE TABLE appeals (id INTEGER PRIMARY KEY); INSERT INTO appeals VALUES (1);"
    );

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Backup => $"{_folder.Database}.before-{Next.Version}.bak";

    [Fact]
    public void The_migrated_schema_is_the_models()
    {
        using (Opened(Migration.All))
            Assert.Equal(ModelSchema(), Schema(Connect(_folder.Database)));
    }

    [Fact]
    public void Each_index_that_is_lost_is_a_difference()
    {
        using (Opened(Migration.All))
        {
            using var connection = Connect(_folder.Database);
            var expected = Schema(connection);
            var indexes = expected
                .Keys.Where(name => name.StartsWith("ix_", StringComparison.OrdinalIgnoreCase))
                .ToList();
            Assert.NotEmpty(indexes);
            foreach (var index in indexes)
            {
                using var undone = connection.BeginTransaction();
                Execute(connection, $"DROP INDEX \"{index}\"");

                Assert.NotEqual(expected, Schema(connection));
            }
        }
    }

    [Fact]
    public void Versions_have_no_gaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(migration => migration.Version));

    [Fact]
    public async Task A_migration_keeps_the_record_and_leaves_a_backup_that_the_old_version_can_read()
    {
        CaseId id;
        using (var old = TemporaryStore.OpenIn(_folder))
            id = (await old.CaseAsync()).Id;
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.bak"));

        Opened([.. Migration.All, Next]).Dispose();

        Assert.Equal(1L, Scalar(_folder.Database, "SELECT count(*) FROM appeals"));
        Assert.Equal(1L, Scalar(_folder.Database, "SELECT count(*) FROM cases"));
        using var elsewhere = new TemporaryFolder();
        File.Copy(Backup, elsewhere.Database);
        using var restored = TemporaryStore.OpenIn(elsewhere);
        Assert.Equal(id, (await restored.Cases.FindAsync(id, CancellationToken.None))!.Id);
    }

    [Fact]
    public async Task What_was_screened_before_there_were_thresholds_to_tune_is_read_and_counted()
    {
        Opened([Migration.All[0]]).Dispose();
        Scalar(
            _folder.Database,
            $$"""
            INSERT INTO screened_messages VALUES ('{{Given.Community}}', 'local:1', 0, 'local:forum', 'local:ash',
                {{Given.Monday.ToUnixTimeMilliseconds()}}, 7, '{"Insult":0.75}', 0)
            """
        );

        using var store = TemporaryStore.OpenIn(_folder);

        var said = Assert.Single(
            await store.Screening.RecentAsync(Given.Community, Given.Monday, 10, CancellationToken.None)
        );
        Assert.Equal((0.75f, null), (said.Scores[FlagCategory.Insult], said.Shadow));
        var preview = await store.Scores.PreviewAsync(
            new PreviewQuestion(
                Given.Community,
                FlagCategory.Insult,
                0.9,
                0.75,
                Given.Monday.AddDays(-1),
                Given.Monday,
                null
            ),
            CancellationToken.None
        );
        Assert.Equal((1, 0, 1), (preview.Screened, preview.AtCurrent, preview.AtProposed));
    }

    [Fact]
    public void A_new_database_and_an_up_to_date_one_need_no_backup()
    {
        Opened([.. Migration.All, Next]).Dispose();
        Opened([.. Migration.All, Next]).Dispose();

        Assert.False(File.Exists(Backup));
    }

    [Fact]
    public void A_migration_that_fails_midway_leaves_the_old_schema_and_can_be_tried_again()
    {
        Opened(Migration.All).Dispose();
        var broken = Next with { Sql = Next.Sql + "INSERT INTO nowhere VALUES (1);" };

        Assert.ThrowsAny<Exception>(() => Opened([.. Migration.All, broken]));
        Assert.Equal((long)Migration.All[^1].Version, Scalar(_folder.Database, "PRAGMA user_version"));
        Assert.Equal(0L, Scalar(_folder.Database, "SELECT count(*) FROM sqlite_master WHERE name = 'appeals'"));

        Opened([.. Migration.All, Next]).Dispose();
        Assert.Equal((long)Next.Version, Scalar(_folder.Database, "PRAGMA user_version"));
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused_and_left_alone()
    {
        Opened([.. Migration.All, Next]).Dispose();

        var refused = Assert.Throws<StoreException>(() => Opened(Migration.All));

        Assert.Equal(StoreFault.Newer, refused.Fault);
        Assert.Contains(_folder.Database, refused.Message, StringComparison.Ordinal);
        Assert.Equal((long)Next.Version, Scalar(_folder.Database, "PRAGMA user_version"));
    }

    [Fact]
    public async Task The_record_is_kept_in_write_ahead_mode_with_foreign_keys_and_full_synchronisation()
    {
        using var store = TemporaryStore.OpenIn(_folder);

        var settings = await store.Database.ReadAsync(
            context =>
                context
                    .Database.SqlQueryRaw<string>(
                        """
                        SELECT journal_mode || ' ' || foreign_keys || ' ' || synchronous || ' ' || timeout AS Value
                        FROM pragma_journal_mode, pragma_foreign_keys, pragma_synchronous, pragma_busy_timeout
                        """
                    )
                    .SingleAsync(),
            CancellationToken.None
        );

        Assert.Equal("wal 1 2 2000", settings);
    }

    private BotDatabase Opened(IReadOnlyList<Migration> migrations)
    {
        var database = new BotDatabase(new StoreOptions { Path = _folder.Database });
        database.Open(migrations);
        return database;
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>What EF generates from the model, in a database of its own.</summary>
    private static SortedDictionary<string, string> ModelSchema()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        using var model = new BotDbContext(new DbContextOptionsBuilder<BotDbContext>().UseSqlite(memory).Options);
        Execute(memory, model.Database.GenerateCreateScript());
        return Schema(memory);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(string file, string sql)
    {
        using var connection = Connect(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    // Triggers, and that a table is kept by its key alone, are beyond EF's model.
    private static SortedDictionary<string, string> Schema(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL";
        using var reader = command.ExecuteReader();
        var schema = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            schema[reader.GetString(0)] = Space()
                .Replace(reader.GetString(1), " ")
                .Replace(" WITHOUT ROWID", "", StringComparison.Ordinal)
                // A column that was added later stands after a space that the model does not write.
                .Replace(" ,", ",", StringComparison.Ordinal)
                .Replace(" )", ")", StringComparison.Ordinal);
        }

        return schema;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
