using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Belong.Bot.Files;

/// <summary>What tells one kind of SQLite file from all others, kept in SQLite's own header.</summary>
/// <param name="ApplicationId">SQLite's <c>application_id</c>.</param>
/// <param name="Newest">The newest version of the schema that this program knows (<c>user_version</c>).</param>
internal readonly record struct SqliteMark(long ApplicationId, long Newest)
{
    /// <summary>The schema's version; 0 for a new file.</summary>
    /// <exception cref="SqliteFileException">The file is of another program, or of a newer version.</exception>
    public long Read(SqliteConnection connection)
    {
        var application = connection.Number("PRAGMA application_id");
        var version = connection.Number("PRAGMA user_version");
        var isEmpty = connection.Number("SELECT count(*) FROM sqlite_master") == 0;
        if (isEmpty && version == 0 && (application == 0 || application == ApplicationId))
            return 0;
        if (application != ApplicationId)
            throw new SqliteFileException(SqliteFault.Foreign, "it is a database of another program");
        if (version > Newest)
        {
            throw new SqliteFileException(SqliteFault.Newer, $"it has version {version}, newer than {Newest}")
            {
                Found = version,
                Known = Newest,
            };
        }

        return version;
    }

    /// <summary>Marks the file, within the transaction that is under way.</summary>
    /// <param name="connection">Where the transaction is.</param>
    /// <param name="version">The schema's version.</param>
    public void Write(SqliteConnection connection, long version) =>
        connection.Execute(
            string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version}"
            )
        );
}
