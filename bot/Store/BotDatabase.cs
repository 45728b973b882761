using Belong.Bot.Files;
using Belong.Bot.Store.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Belong.Bot.Store;

/// <summary>
/// The database file of one process: opened once, locked against other processes, let go of when disposed.
/// </summary>
internal sealed class BotDatabase(StoreOptions options) : IDisposable
{
    // SQLite has one writer at a time. Waiting here, in order and without polling, is kinder than its busy handler.
    private readonly SemaphoreSlim _writer = new(1, 1);
    private PooledDbContextFactory<BotDbContext>? _contexts;
    private SqliteFile? _file;
    private string _path = options.Path;

    /// <summary>Creates the folder and the file where they are missing, locks, checks and migrates.</summary>
    /// <exception cref="StoreException">The file cannot be used; the message says why and what to do.</exception>
    public void Open() => Open(Migration.All);

    /// <summary>
    /// As <see cref="Open()"/>, to a schema of one's own choice, and with others who watch the statements.
    /// </summary>
    internal void Open(IReadOnlyList<Migration> migrations, params IReadOnlyList<IInterceptor> watching)
    {
        try
        {
            _file = SqliteFile.Take(options.Path);
            _path = _file.Path;
            new Migrator(_file, migrations).Run();
            _contexts = new PooledDbContextFactory<BotDbContext>(
                new DbContextOptionsBuilder<BotDbContext>()
                    .UseSqlite(ConnectionString())
                    .AddInterceptors([new ConnectionPragmas(), .. watching])
                    .Options
            );

            // Building the model takes longer than anything that follows: here it is part of starting.
            using var context = _contexts.CreateDbContext();
            _ = context.Model;
        }
        catch (Exception failed)
        {
            _file?.Dispose();
            if (StoreFaults.Find(failed, _path) is { } fault)
                throw fault;
            throw;
        }
    }

    /// <summary>Reads from one snapshot, beside any writer.</summary>
    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = Contexts.CreateDbContext();
            await context.Database.OpenConnectionAsync(cancellationToken);
            await using var snapshot = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(
                deferred: true
            );
            await context.Database.UseTransactionAsync(snapshot, cancellationToken);
            return await read(context);
        }
        catch (Exception failed) when (StoreFaults.Find(failed, _path) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>One transaction: all of it is stored, or nothing.</summary>
    public async Task<T> WriteAsync<T>(Func<BotDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var context = Contexts.CreateDbContext();

            // What fails is thrown away as a whole: a point to go back to before each statement would be of no use.
            context.Database.AutoSavepointsEnabled = false;
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await write(context);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (Exception failed) when (StoreFaults.Find(failed, _path) is { } fault)
        {
            throw fault;
        }
        finally
        {
            _writer.Release();
        }
    }

    public Task WriteAsync(Func<BotDbContext, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(
            async context =>
            {
                await write(context);
                return true;
            },
            cancellationToken
        );

    /// <summary>Whether the record can be read at this moment: for the health page.</summary>
    public async Task<bool> IsReadableAsync(CancellationToken cancellationToken)
    {
        if (_contexts is null)
            return false;

        try
        {
            return await ReadAsync(
                async context => await context.JobCursors.CountAsync(cancellationToken) >= 0,
                cancellationToken
            );
        }
        catch (Exception failed) when (failed is StoreException or SqliteException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (_contexts is not null)
        {
            // Closing the last connection also folds the write-ahead log into the file.
            using var connection = new SqliteConnection(ConnectionString());
            SqliteConnection.ClearPool(connection);
        }

        _contexts = null;
        _file?.Dispose();
        _writer.Dispose();
    }

    private PooledDbContextFactory<BotDbContext> Contexts =>
        _contexts
        ?? throw new InvalidOperationException($"the database is not open: {nameof(StoreSetup.OpenAsync)} opens it");

    private string ConnectionString() =>
        new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,

            // Seconds that a statement waits for another process before it fails: a backup tool may take a while.
            DefaultTimeout = 30,
        }.ToString();
}
