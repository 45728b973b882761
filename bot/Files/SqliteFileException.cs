namespace Belong.Bot.Files;

/// <summary>
/// What <see cref="SqliteFile"/> itself finds to be the matter, before SQLite does. The message says only that: whoever
/// keeps the file says which file it is and what to do about it.
/// </summary>
internal sealed class SqliteFileException(SqliteFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public SqliteFault Fault { get; } = fault;

    /// <summary>Of <see cref="SqliteFault.Newer"/>: the version that the file has.</summary>
    public long Found { get; init; }

    /// <summary>Of <see cref="SqliteFault.Newer"/>: the newest version that this program knows.</summary>
    public long Known { get; init; }
}
