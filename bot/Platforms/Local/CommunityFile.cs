using System.Collections.Concurrent;
using Belong.Bot.Chat;
using Belong.Bot.Files;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Platforms.Local;

/// <summary>
/// The community's SQLite file: one writer, readers beside it (WAL), one process. A second process is kept out by a
/// lock that the operating system lets go when this one ends, however it ends.
/// </summary>
internal sealed class CommunityFile : IDisposable
{
    private const int PatienceSeconds = 5;

    /// <summary>Idle readers kept open; more than this many at once is rare on one machine.</summary>
    private const int KeptReaders = 8;

    private readonly ConcurrentBag<Statements> _readers = [];
    private readonly SqliteFile _file;
    private readonly int _patience;

    private CommunityFile(SqliteFile file, int patience)
    {
        _file = file;
        _patience = patience;
    }

    public string Path => _file.Path;

    /// <param name="path">The file; it is created when it is missing.</param>
    /// <param name="now">When its first people join.</param>
    /// <param name="patience">How long to wait for another program that holds the file, in seconds.</param>
    /// <exception cref="CommunityFileException">It cannot be used; the message says why and what to do.</exception>
    public static CommunityFile Open(string path, DateTimeOffset now, int patience = PatienceSeconds)
    {
        path = System.IO.Path.GetFullPath(path);
        SqliteFile? held = null;
        try
        {
            held = SqliteFile.Take(path);
            var file = new CommunityFile(held, patience);
            file.Prepare(now);
            return file;
        }
        catch (Exception failed)
        {
            held?.Dispose();
            if (failed is SqliteException or SqliteFileException)
                throw CommunityFaults.Of(failed, path);
            throw;
        }
    }

    /// <summary>A connection of its own, for the one writer.</summary>
    public Statements OpenWriter() => new(_file.Connect(_patience));

    /// <exception cref="PlatformException">The file cannot be read now.</exception>
    public T Read<T>(Func<Statements, T> read)
    {
        try
        {
            if (!_readers.TryTake(out var statements))
            {
                statements = new Statements(_file.Connect(_patience));
            }

            var result = read(statements);
            if (_readers.Count < KeptReaders)
            {
                _readers.Add(statements);
            }
            else
            {
                statements.Dispose();
            }

            return result;
        }
        catch (SqliteException fault)
        {
            throw Trouble(fault);
        }
    }

    /// <summary>A fault while running, as the platform's: worth another try unless the file is damaged.</summary>
    public PlatformException Trouble(SqliteException fault) =>
        new(
            SqliteFaults.Find(fault) is SqliteFault.Damaged or SqliteFault.ReadOnly
                ? PlatformFault.Unsupported
                : PlatformFault.Transient,
            CommunityFaults.Of(fault, Path).Message,
            fault
        );

    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _file.Dispose();
    }

    private void Prepare(DateTimeOffset now)
    {
        using var connection = _file.Connect(_patience);
        switch (_file.Begin(connection, LocalSchema.Mark))
        {
            case 0:
                LocalSchema.Create(connection, now);
                break;
            case < LocalSchema.Version:
                LocalSchema.Upgrade(connection);
                break;
        }
    }
}
