namespace Belong.Bot.Store.Migrations;

/// <summary>
/// One step from a schema to the next, in SQL. Written by hand and never changed once released: databases have taken
/// it.
/// </summary>
/// <param name="Version">The schema's version afterwards; 1 for the first, without gaps.</param>
/// <param name="Sql">Runs in one transaction with the change of the version.</param>
internal sealed record Migration(int Version, string Sql)
{
    /// <summary>Every step, in order. A new one is a new file and one more line here.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [new(1, M0001FirstSchema.Sql), new(2, M0002Thresholds.Sql), new(3, M0003MemberActs.Sql)];
}
