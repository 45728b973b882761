using Belong.Bot.Chat;
using Belong.Bot.Files;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Platforms.Discord.Memory;

/// <summary>
/// What the bot has to remember about Discord across restarts, in a SQLite file of its own: which message came of which
/// key (so that nothing is sent twice), names of people who have left, and notes of the platform's parts. No texts.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private const long Version = 1;
    private const int Patience = 5;

    private const string Tables = """
        CREATE TABLE sent (
            key TEXT PRIMARY KEY,
            guild INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            fingerprint TEXT NOT NULL,
            at INTEGER NOT NULL,
            message INTEGER
        ) WITHOUT ROWID;
        CREATE INDEX sent_by_message ON sent (message) WHERE message IS NOT NULL;
        CREATE INDEX sent_by_time ON sent (at);

        CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

        CREATE TABLE note (
            guild INTEGER NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (guild, name)
        ) WITHOUT ROWID;
        """;

    /// <summary>"Bldc": tells this file from any other database.</summary>
    private static readonly SqliteMark Mark = new(0x426C6463, Version);

    /// <summary>Effects are tried for a day; notices are pressed for months.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly Lock _gate = new();
    private readonly SqliteFile _file;
    private readonly SqliteConnection _connection;

    private Ledger(SqliteFile file)
    {
        _file = file;
        _connection = file.Connect(Patience);
    }

    /// <exception cref="LedgerException">The file cannot be used; the message says why and what to do.</exception>
    public static Ledger Open(string path, DateTimeOffset now)
    {
        path = Path.GetFullPath(path);
        SqliteFile? held = null;
        Ledger? ledger = null;
        try
        {
            held = SqliteFile.Take(path);
            ledger = new Ledger(held);
            ledger.Prepare(now);
            return ledger;
        }
        catch (Exception failed)
        {
            ledger?.Dispose();
            held?.Dispose();
            if (failed is SqliteException or SqliteFileException)
                throw Explain(failed, path);
            throw;
        }
    }

    /// <summary>What is known of a sending: null for one that was never begun.</summary>
    public SentMessage? Find(string key) =>
        Ask(
            "SELECT channel, fingerprint, at, message FROM sent WHERE key = $1",
            row => new SentMessage(
                Id(row, 0),
                row.GetString(1),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
                row.IsDBNull(3) ? null : Id(row, 3)
            ),
            key
        );

    /// <summary>
    /// Before a message is sent: whoever finds this without a message looks whether it arrived. The first time stays,
    /// and so do the fingerprints of all tries, since any of them may be the one that arrived.
    /// </summary>
    public void Intend(string key, ulong guild, ulong channel, string fingerprint, DateTimeOffset at) =>
        Run(
            """
            INSERT INTO sent (key, guild, channel, fingerprint, at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (key) DO UPDATE SET channel = excluded.channel,
                fingerprint = CASE WHEN instr(fingerprint, excluded.fingerprint) > 0 THEN fingerprint ELSE fingerprint || ' ' || excluded.fingerprint END
            """,
            key,
            (long)guild,
            (long)channel,
            fingerprint,
            at.ToUnixTimeMilliseconds()
        );

    public void Complete(string key, ulong message) =>
        Run("UPDATE sent SET message = $2 WHERE key = $1", key, (long)message);

    /// <summary>Whether a message is known to have come of some key.</summary>
    public bool IsClaimed(ulong message) => Number("SELECT 1 FROM sent WHERE message = $1", (long)message) is not null;

    /// <summary>The community in whose name a message was sent; null for a message that the bot did not send.</summary>
    public ulong? GuildOf(ulong message) => (ulong?)Number("SELECT guild FROM sent WHERE message = $1", (long)message);

    public string? Note(ulong guild, string name) =>
        Ask("SELECT value FROM note WHERE guild = $1 AND name = $2", row => row.GetString(0), (long)guild, name);

    /// <summary>Keeps a note, or with null forgets it.</summary>
    public void SetNote(ulong guild, string name, string? value)
    {
        if (value is null)
        {
            Run("DELETE FROM note WHERE guild = $1 AND name = $2", (long)guild, name);
        }
        else
        {
            Run(
                "INSERT INTO note (guild, name, value) VALUES ($1, $2, $3) ON CONFLICT (guild, name) DO UPDATE SET "
                    + "value = excluded.value",
                (long)guild,
                name,
                value
            );
        }
    }

    public string? NameOf(ulong person) =>
        Ask("SELECT name FROM name WHERE id = $1", row => row.GetString(0), (long)person);

    /// <summary>Keeps names, all in one transaction.</summary>
    public void SaveNames(IReadOnlyCollection<KeyValuePair<ulong, string>> names)
    {
        lock (_gate)
        {
            using var transaction = Guard(() => _connection.BeginTransaction());
            foreach (var (person, name) in names)
            {
                Run(
                    "INSERT INTO name (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = "
                        + "excluded.name",
                    (long)person,
                    name
                );
            }

            Guard(() =>
            {
                transaction.Commit();
                return 0;
            });
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _file.Dispose();
    }

    private static ulong Id(SqliteDataReader row, int column) => (ulong)row.GetInt64(column);

    private static LedgerException Explain(Exception failed, string path) =>
        SqliteFaults.Find(failed) switch
        {
            SqliteFault.Foreign => new LedgerException(
                $"The file {path} is a database, but not Discord's ledger. Set Discord:Path to another file; this one "
                    + "is left untouched.",
                failed
            ),
            SqliteFault.Newer => new LedgerException(
                $"Discord's file {path} was written by a newer bot. Start that one, or set Discord:Path to another "
                    + "file.",
                failed
            ),
            _ => new LedgerException(
                $"Discord's file {path} cannot be used ({failed.Message}). See that its folder is writable and that no "
                    + "other bot uses it, restore it from a backup if it is damaged, or set Discord:Path to another "
                    + "file.",
                failed
            ),
        };

    private void Prepare(DateTimeOffset now)
    {
        if (_file.Begin(_connection, Mark) == 0)
        {
            using var transaction = _connection.BeginTransaction();
            _connection.Execute(Tables);
            Mark.Write(_connection, Version);
            transaction.Commit();
        }

        Run("DELETE FROM sent WHERE at < $1", (now - Kept).ToUnixTimeMilliseconds());
    }

    private long? Number(string sql, long value) => (long?)Ask(sql, row => (object)row.GetInt64(0), value);

    private T? Ask<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
        where T : class
    {
        lock (_gate)
        {
            using var command = Command(sql, values);
            return Guard(() =>
            {
                using var row = command.ExecuteReader();
                return row.Read() ? read(row) : null;
            });
        }
    }

    private void Run(string sql, params ReadOnlySpan<object> values)
    {
        lock (_gate)
        {
            using var command = Command(sql, values);
            Guard(command.ExecuteNonQuery);
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }

    /// <summary>Trouble with the file is passing trouble of the platform: without the ledger nothing is sent.</summary>
    private static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw new PlatformException(
                PlatformFault.Transient,
                $"What the bot remembers of Discord cannot be read or written (SQLite error "
                    + $"{fault.SqliteErrorCode}).",
                fault
            );
        }
    }
}

/// <summary>A sending that was begun.</summary>
/// <param name="Channel">Where to.</param>
/// <param name="Fingerprints">Of what was said in each try, with spaces between them, to recognise it by.</param>
/// <param name="At">When it was first begun.</param>
/// <param name="Message">What came of it; null when that is not known.</param>
internal sealed record SentMessage(ulong Channel, string Fingerprints, DateTimeOffset At, ulong? Message);
