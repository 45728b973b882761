using Belong.Bot.Chat;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Platforms.Local;

/// <summary>Members out of the file.</summary>
internal static class MemberRows
{
    private const string Select =
        "SELECT id, name, roles, bot, removed_how, timed_out_until, account_created FROM member";

    public static IReadOnlyList<LocalMember> All(Statements statements)
    {
        using var rows = statements.Query(Select);
        var members = new List<LocalMember>();
        while (rows.Read())
        {
            members.Add(Read(rows));
        }

        return members;
    }

    /// <summary>The member as the file has them, which inside a transaction is newer than the directory.</summary>
    public static LocalMember? Find(Statements statements, string slug)
    {
        using var row = statements.Query(Select + " WHERE id = $1", slug);
        return row.Read() ? Read(row) : null;
    }

    private static LocalMember Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), (Roles)row.GetInt32(2))
        {
            IsBot = row.GetInt32(3) != 0,
            RemovedHow = row.IsDBNull(4) ? null : (Removal)row.GetInt32(4),
            TimedOutUntil = row.IsDBNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
            AccountCreated = row.IsDBNull(6) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
        };
}
