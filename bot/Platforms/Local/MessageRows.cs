using System.Text.Json;
using Belong.Bot.Chat;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Platforms.Local;

/// <summary>Messages out of the file.</summary>
internal static class MessageRows
{
    private const string Select = """
        SELECT m.id, m.channel, m.author, m.text, m.at, m.edit, m.edited_at, m.forwards, m.post, m.former_buttons, m.state,
               r.id, r.author, substr(r.text, 1, 160), r.state
        FROM message m LEFT JOIN message r ON r.id = m.reply_to
        """;

    public static LocalMessage? Find(Statements statements, long number)
    {
        using var row = statements.Query(Select + " WHERE m.id = $1", number);
        return row.Read() ? Read(row) : null;
    }

    public static LocalMessage? FindByKey(Statements statements, Guid key)
    {
        using var row = statements.Query(Select + " WHERE m.key = $1", key.ToString());
        return row.Read() ? Read(row) : null;
    }

    /// <summary>The first messages after a number, oldest first.</summary>
    public static IReadOnlyList<LocalMessage> After(Statements statements, string channel, long number, int count)
    {
        using var rows = statements.Query(
            Select + " WHERE m.channel = $1 AND m.id > $2 ORDER BY m.id LIMIT $3",
            channel,
            number,
            count
        );
        return ReadAll(rows);
    }

    /// <summary>The last messages before a number, oldest first.</summary>
    public static IReadOnlyList<LocalMessage> Before(Statements statements, string channel, long number, int count)
    {
        using var rows = statements.Query(
            Select + " WHERE m.channel = $1 AND m.id < $2 ORDER BY m.id DESC LIMIT $3",
            channel,
            number,
            count
        );
        var messages = ReadAll(rows);
        messages.Reverse();
        return messages;
    }

    /// <summary>What the message said as of one of its edits; null when that is gone.</summary>
    public static (string Text, DateTimeOffset At)? TextAsOf(Statements statements, LocalMessage message, int edit)
    {
        if (message.Edit == edit)
        {
            return (message.Text, message.EditedAt ?? message.At);
        }

        using var row = statements.Query(
            "SELECT text, at FROM earlier_text WHERE message = $1 AND edit = $2",
            message.Number,
            edit
        );
        return row.Read() ? (row.GetString(0), Instant(row.GetInt64(1))) : null;
    }

    public static string? Write(IReadOnlyList<Forward> forwards) =>
        forwards.Count == 0 ? null : JsonSerializer.Serialize(forwards, StoredJson.Default.IReadOnlyListForward);

    public static string? Write(Post? post) =>
        post is null ? null : JsonSerializer.Serialize(post with { Text = "" }, StoredJson.Default.Post);

    /// <summary>Ids of buttons, a line each.</summary>
    public static string? Write(IReadOnlyList<string> buttons) =>
        buttons.Count == 0 ? null : string.Join('\n', buttons);

    private static List<LocalMessage> ReadAll(SqliteDataReader rows)
    {
        var messages = new List<LocalMessage>();
        while (rows.Read())
        {
            messages.Add(Read(rows));
        }

        return messages;
    }

    private static LocalMessage Read(SqliteDataReader row)
    {
        var text = row.GetString(3);
        return new(row.GetInt64(0), row.GetString(1), row.GetString(2), text, Instant(row.GetInt64(4)))
        {
            Edit = row.GetInt32(5),
            EditedAt = row.IsDBNull(6) ? null : Instant(row.GetInt64(6)),
            Forwards = row.IsDBNull(7)
                ? []
                : JsonSerializer.Deserialize(row.GetString(7), StoredJson.Default.IReadOnlyListForward)!,
            Post = row.IsDBNull(8)
                ? null
                : JsonSerializer.Deserialize(row.GetString(8), StoredJson.Default.Post)! with
                {
                    Text = text,
                },
            FormerButtons = row.IsDBNull(9) ? [] : row.GetString(9).Split('\n'),
            State = (MessageState)row.GetInt32(10),
            ReplyTo = row.IsDBNull(11)
                ? null
                : new(row.GetInt64(11), row.GetString(12), row.GetString(13), (MessageState)row.GetInt32(14)),
        };
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
