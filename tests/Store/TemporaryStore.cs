using Belong.Bot.Cases;
using Belong.Bot.Learning;
using Belong.Bot.Outbox;
using Belong.Bot.Screening;
using Belong.Bot.Store;
using Belong.Bot.Store.Migrations;
using Belong.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Belong.Tests.Store;

/// <summary>The room on a real file in a folder of its own, removed afterwards.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly bool _ownsFolder;

    private TemporaryStore(TemporaryFolder folder, bool ownsFolder)
    {
        Folder = folder;
        _ownsFolder = ownsFolder;
        Database = new BotDatabase(new StoreOptions { Path = folder.Database });
        Record = new EfRecord(Database, Signal);
        Cases = new EfCaseStore(Database);
        Lists = new EfCaseLists(Database);
        Effects = new EfEffectQueue(Database);
        Screening = new EfScreeningLog(Database);
        Thresholds = new EfThresholdStore(Database);
        Scores = new EfScoreHistory(Database);
        Cursors = new EfCursors(Database);
    }

    public TemporaryFolder Folder { get; }

    public BotDatabase Database { get; }

    public EffectSignal Signal { get; } = new();

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public IRecord Record { get; }

    public ICaseStore Cases { get; }

    public ICaseLists Lists { get; }

    public IEffectQueue Effects { get; }

    public IScreeningLog Screening { get; }

    public IThresholdStore Thresholds { get; }

    public IScoreHistory Scores { get; }

    public ICursors Cursors { get; }

    public static TemporaryStore Open(params IInterceptor[] watching) =>
        Open(new TemporaryFolder(), ownsFolder: true, watching);

    /// <summary>The same file as another run of the bot sees it.</summary>
    public static TemporaryStore OpenIn(TemporaryFolder folder) => Open(folder, ownsFolder: false);

    /// <summary>Looks or meddles beside the room.</summary>
    public T Sql<T>(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Folder.Database};Pooling=False;Foreign Keys=True");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        Database.Dispose();
        if (_ownsFolder)
            Folder.Dispose();
    }

    private static TemporaryStore Open(TemporaryFolder folder, bool ownsFolder, params IInterceptor[] watching)
    {
        var store = new TemporaryStore(folder, ownsFolder);
        store.Database.Open(Migration.All, watching);
        return store;
    }
}
