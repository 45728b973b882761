using System.Collections.Concurrent;
using Belong.Bot.Chat;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Platforms.Local;

/// <summary>
/// The community's SQLite file: one writer, readers beside it (WAL), one process. A second process is kept out by a
/// lock that the operating system lets go when this one ends, however it ends.
/// </summary>
internal sealed class CommunityFile : IDisposable
{
    private const int PatienceSeconds = 5;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Idle readers kept open; more than this many at once is rare on one machine.</summary>
    private const int KeptReaders = 8;

    private readonly ConcurrentBag<Statements> _readers = [];
    private readonly FileStream _processLock;
    private readonly int _patience;

    private CommunityFile(string path, FileStream processLock, int patience)
    {
        Path = path;
        _processLock = processLock;
        _patience = patience;
    }

    public string Path { get; }

    /// <param name="path">The file; it is created when it is missing.</param>
    /// <param name="now">When its first people join.</param>
    /// <param name="patience">How long to wait for another program that holds the file, in seconds.</param>
    /// <exception cref="CommunityFileException">It cannot be used; the message says why and what to do.</exception>
    public static CommunityFile Open(string path, DateTimeOffset now, int patience = PatienceSeconds)
    {
        path = System.IO.Path.GetFullPath(path);
        var processLock = LockFor(path);
        try
        {
            var file = new CommunityFile(path, processLock, patience);
            file.Prepare(now);
            return file;
        }
        catch (SqliteException fault)
        {
            processLock.Dispose();
            throw Explain(path, fault);
        }
        catch
        {
            processLock.Dispose();
            throw;
        }
    }

    /// <summary>A connection of its own, for the one writer.</summary>
    public Statements OpenWriter() => new(Connect());

    /// <exception cref="PlatformException">The file cannot be read now.</exception>
    public T Read<T>(Func<Statements, T> read)
    {
        try
        {
            if (!_readers.TryTake(out var statements))
            {
                statements = new Statements(Connect());
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
            fault.SqliteErrorCode is Corrupt or NotADatabase or ReadOnly
                ? PlatformFault.Unsupported
                : PlatformFault.Transient,
            Explain(Path, fault).Message,
            fault
        );

    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _processLock.Dispose();
    }

    private static FileStream LockFor(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new CommunityFileException(
                    $"The community's file {path} is a folder.",
                    "Set Local:Path to the name of a file."
                );
            }

            if (File.Exists(path) && new FileInfo(path).IsReadOnly)
            {
                throw new CommunityFileException(
                    $"The community's file {path} is read-only.",
                    "Make it writable for the account that runs the bot, or set Local:Path to another file."
                );
            }

            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new CommunityFileException(
                $"The folder of the community's file {path} is not writable.",
                "Give the account that runs the bot the right to write there, or set Local:Path to another file.",
                fault
            );
        }
        catch (IOException fault) when (File.Exists(path + ".lock"))
        {
            throw new CommunityFileException(
                $"The community's file {path} is in use by another process.",
                "Stop the other bot that runs on it, or set Local:Path to another file.",
                fault
            );
        }
        catch (IOException fault)
        {
            throw new CommunityFileException(
                $"The folder of the community's file {path} cannot be created ({fault.Message}).",
                "Set Local:Path to a file in a folder that can.",
                fault
            );
        }
    }

    private static CommunityFileException Explain(string path, SqliteException fault) =>
        fault.SqliteErrorCode switch
        {
            Busy or Locked => new(
                $"The community's file {path} is locked by another program.",
                "Close the program that holds it (a database browser, perhaps) and try again.",
                fault
            ),
            ReadOnly => new(
                $"The community's file {path} is read-only.",
                "Make it and its folder writable for the account that runs the bot.",
                fault
            ),
            Corrupt or NotADatabase => new(
                $"The community's file {path} is damaged or is not a SQLite database.",
                "Restore it from a backup, or move it away to start with a new community.",
                fault
            ),
            CannotOpen => new(
                $"The community's file {path} cannot be opened.",
                "See that its folder exists and is writable, or set Local:Path to another file.",
                fault
            ),
            _ => new(
                $"The community's file {path} cannot be used (SQLite error {fault.SqliteErrorCode}).",
                "See that the disk has room and that the file is readable and writable.",
                fault
            ),
        };

    private void Prepare(DateTimeOffset now)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        var version = Ask("PRAGMA user_version");
        var application = Ask("PRAGMA application_id");
        var tables = Ask("SELECT count(*) FROM sqlite_master");
        if (tables > 0 && application != LocalSchema.ApplicationId)
        {
            throw new CommunityFileException(
                $"The file {Path} is a database, but not of an embedded community.",
                "Set Local:Path to another file; this one is left untouched."
            );
        }

        if (version > LocalSchema.Version)
        {
            throw new CommunityFileException(
                $"The community's file {Path} has version {version}, newer than this bot's {LocalSchema.Version}.",
                "Start the newer bot that wrote it, or set Local:Path to another file."
            );
        }

        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteScalar();
        if (version == 0)
        {
            LocalSchema.Create(connection, now);
        }
        else if (version < LocalSchema.Version)
        {
            LocalSchema.Upgrade(connection);
        }

        long Ask(string sql)
        {
            command.CommandText = sql;
            return (long)command.ExecuteScalar()!;
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path,
                Pooling = false,
                DefaultTimeout = _patience,
            }.ToString()
        );
        connection.Open();
        using var command = connection.CreateCommand();

        // FULL: what was answered is on the disk, also after a power cut; the writer shares one sync among many.
        command.CommandText =
            $"PRAGMA busy_timeout = {_patience * 1000}; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL";
        command.ExecuteNonQuery();
        return connection;
    }
}
