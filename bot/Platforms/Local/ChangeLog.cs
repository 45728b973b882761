using System.Text.Json;

namespace Belong.Bot.Platforms.Local;

/// <summary>The community's log of changes, read from the file.</summary>
internal static class ChangeLog
{
    private sealed record Entry(long Number, ChangeKind Kind, long? Message, int Edit, string? Member, string? Note);

    /// <summary>
    /// The first changes after a number and up to another one. A message's text is the one of that change; everything
    /// else about it is as it stands now.
    /// </summary>
    /// <param name="statements">The file.</param>
    /// <param name="members">Who is who now.</param>
    /// <param name="after">The last change known.</param>
    /// <param name="upTo">The last change wanted.</param>
    /// <param name="kinds">The kinds wanted (<see cref="ChangeKinds"/>).</param>
    /// <param name="count">The most to read at once.</param>
    public static IReadOnlyList<Change> Read(
        Statements statements,
        LocalMembers members,
        long after,
        long upTo,
        long kinds,
        int count
    )
    {
        var changes = new List<Change>();
        foreach (var entry in Entries(statements, after, upTo, kinds, count))
        {
            if (entry.Member is { } slug)
            {
                changes.Add(
                    new Change(entry.Number, entry.Kind)
                    {
                        Member = members[slug],
                        Note = entry.Note is null
                            ? null
                            : JsonSerializer.Deserialize(entry.Note, StoredJson.Default.ChangeNote),
                    }
                );
                continue;
            }

            var message = MessageRows.Find(statements, entry.Message!.Value)!;
            if (MessageRows.TextAsOf(statements, message, entry.Edit) is { } version)
            {
                message = message with
                {
                    Text = version.Text,
                    Edit = entry.Edit,
                    EditedAt = entry.Edit == 0 ? null : version.At,
                };
            }

            changes.Add(new Change(entry.Number, entry.Kind) { Message = message });
        }

        return changes;
    }

    private static List<Entry> Entries(Statements statements, long after, long upTo, long kinds, int count)
    {
        using var rows = statements.Query(
            """
            SELECT id, kind, message, edit, member, note FROM change
            WHERE id > $1 AND id <= $2 AND (1 << kind) & $3 <> 0 ORDER BY id LIMIT $4
            """,
            after,
            upTo,
            kinds,
            count
        );
        var entries = new List<Entry>();
        while (rows.Read())
        {
            entries.Add(
                new Entry(
                    rows.GetInt64(0),
                    (ChangeKind)rows.GetInt32(1),
                    rows.IsDBNull(2) ? null : rows.GetInt64(2),
                    rows.IsDBNull(3) ? 0 : rows.GetInt32(3),
                    rows.IsDBNull(4) ? null : rows.GetString(4),
                    rows.IsDBNull(5) ? null : rows.GetString(5)
                )
            );
        }

        return entries;
    }
}
