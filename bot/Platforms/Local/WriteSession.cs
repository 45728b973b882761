using System.Text.Json;

namespace Belong.Bot.Platforms.Local;

/// <summary>
/// What a write may do inside the writer's transaction. Numbers are given out here, which is safe because there is one
/// writer and rows are never deleted; <see cref="Reset"/> takes back those of a transaction that failed.
/// </summary>
internal sealed class WriteSession : IDisposable
{
    private readonly List<Change> _changes = [];
    private long _lastMessage;
    private long _lastChange;

    public WriteSession(Statements statements)
    {
        Statements = statements;
        Reset();
    }

    public Statements Statements { get; }

    public long LastChange => _lastChange;

    /// <summary>What this transaction has changed so far, in order.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    public LocalMessage? Find(long number) => MessageRows.Find(Statements, number);

    /// <summary>Adds a message, unless its author has been removed or timed out: then null.</summary>
    public LocalMessage? Add(LocalMessage message, ChangeKind kind, Guid? key)
    {
        var added = message with { Number = _lastMessage + 1 };
        var rows = Statements.Run(
            """
            INSERT INTO message (id, channel, author, text, at, edit, reply_to, forwards, post, state, key)
            SELECT $1, $2, $3, $4, $5, 0, $6, $7, $8, 0, $9
            WHERE EXISTS (
                SELECT 1 FROM member
                WHERE id = $3 AND removed_at IS NULL AND (timed_out_until IS NULL OR timed_out_until <= $5))
            """,
            added.Number,
            added.Channel,
            added.Author,
            added.Text,
            added.At.ToUnixTimeMilliseconds(),
            added.ReplyTo?.Number,
            MessageRows.Write(added.Forwards),
            MessageRows.Write(added.Post),
            key?.ToString()
        );
        if (rows == 0)
        {
            return null;
        }

        _lastMessage = added.Number;
        Log(kind, added);
        return added;
    }

    /// <summary>Writes the message as it now stands.</summary>
    public void Update(LocalMessage message, ChangeKind kind)
    {
        Statements.Run(
            """
            UPDATE message SET text = $2, edit = $3, edited_at = $4, forwards = $5, post = $6, former_buttons = $7, state = $8
            WHERE id = $1
            """,
            message.Number,
            message.Text,
            message.Edit,
            message.EditedAt?.ToUnixTimeMilliseconds(),
            MessageRows.Write(message.Forwards),
            MessageRows.Write(message.Post),
            MessageRows.Write(message.FormerButtons),
            (long)message.State
        );
        Log(kind, message);
    }

    /// <summary>Keeps what the message says before an edit.</summary>
    public void KeepText(LocalMessage message) =>
        Statements.Run(
            "INSERT INTO earlier_text (message, edit, text, at) VALUES ($1, $2, $3, $4)",
            message.Number,
            message.Edit,
            message.Text,
            (message.EditedAt ?? message.At).ToUnixTimeMilliseconds()
        );

    /// <summary>Forgets what the message said before its edits.</summary>
    public void ForgetTexts(LocalMessage message) =>
        Statements.Run("DELETE FROM earlier_text WHERE message = $1", message.Number);

    /// <summary>Writes the member as they now stand.</summary>
    /// <param name="member">The member.</param>
    /// <param name="kind">How the change is logged.</param>
    /// <param name="now">When, for a removal.</param>
    /// <param name="reason">Why, for a removal.</param>
    public void Update(LocalMember member, ChangeKind kind, DateTimeOffset now, string? reason)
    {
        Statements.Run(
            """
            UPDATE member SET name = $2, removed_how = $3, timed_out_until = $4,
                removed_at = iif($3 IS NULL, NULL, coalesce(removed_at, $5)),
                removed_why = iif($3 IS NULL, NULL, coalesce(removed_why, $6))
            WHERE id = $1
            """,
            member.Slug,
            member.Name,
            (long?)member.RemovedHow,
            member.TimedOutUntil?.ToUnixTimeMilliseconds(),
            now.ToUnixTimeMilliseconds(),
            reason
        );
        Log(kind, member, kind == ChangeKind.Renamed ? new ChangeNote(now) { Name = member.Name } : null);
    }

    /// <summary>Adds the change of a member to the log.</summary>
    public void Log(ChangeKind kind, LocalMember member, ChangeNote? note = null)
    {
        Statements.Run(
            "INSERT INTO change (id, kind, member, note) VALUES ($1, $2, $3, $4)",
            ++_lastChange,
            (long)kind,
            member.Slug,
            note is null ? null : JsonSerializer.Serialize(note, StoredJson.Default.ChangeNote)
        );
        _changes.Add(new Change(_lastChange, kind) { Member = member, Note = note });
    }

    /// <summary>Forgets the changes of the transaction that has just been committed.</summary>
    public IReadOnlyList<Change> TakeChanges()
    {
        Change[] taken = [.. _changes];
        _changes.Clear();
        return taken;
    }

    /// <summary>After a rollback, and at the start: numbers as the file has them.</summary>
    public void Reset()
    {
        _changes.Clear();
        _lastMessage = (long)Statements.Value("SELECT coalesce(max(id), 0) FROM message")!;
        _lastChange = (long)Statements.Value("SELECT coalesce(max(id), 0) FROM change")!;
    }

    public void Dispose() => Statements.Dispose();

    private void Log(ChangeKind kind, LocalMessage message)
    {
        Statements.Run(
            "INSERT INTO change (id, kind, message, edit) VALUES ($1, $2, $3, $4)",
            ++_lastChange,
            (long)kind,
            message.Number,
            message.Edit
        );
        _changes.Add(new Change(_lastChange, kind) { Message = message });
    }
}
