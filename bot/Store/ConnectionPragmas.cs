using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Belong.Bot.Store;

/// <summary>What SQLite forgets with each connection.</summary>
internal sealed class ConnectionPragmas : DbConnectionInterceptor
{
    // synchronous=FULL: a decision that a member was told of must survive a power cut, not only a killed process; with
    // WAL that is one fsync for each commit, and commits are batched where they are many.
    // busy_timeout: SQLite waits on its own for a lock of another process (a backup tool, a person with a shell),
    // more finely than the provider's retries of 150 ms.
    // cache_size: 8 MiB a connection, so that the inner pages of a table of millions of rows stay in memory.
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000; PRAGMA cache_size = -4096;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
