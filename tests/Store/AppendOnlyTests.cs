using Belong.Bot.Cases;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Belong.Tests.Store;

public sealed class AppendOnlyTests : IDisposable
{
    private readonly TemporaryStore _store = TemporaryStore.Open();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("UPDATE case_events SET payload = '{}' WHERE seq = 1")]
    [InlineData("DELETE FROM case_events WHERE seq = 2")]
    [InlineData("REPLACE INTO case_events (case_id, seq, kind, payload, at) VALUES (1, 2, 'closed', '{}', 0)")]
    [InlineData("INSERT INTO case_events (case_id, seq, kind, payload, at) VALUES (1, 4, 'closed', '{}', 0)")]
    [InlineData("DELETE FROM cases")]
    [InlineData("UPDATE look_ups SET by = 'local:nobody'")]
    [InlineData("DELETE FROM look_ups")]
    [InlineData("REPLACE INTO look_ups (id, case_id, token, by, at) VALUES (1, 1, 'Reporter-1', 'local:nobody', 0)")]
    public async Task The_database_itself_refuses_to_change_what_happened(string meddling)
    {
        var file = await _store.CaseAsync();
        await _store.Record.AppendAsync(
            new Entry(Given.Community) { LookUp = new LookUp(file.Id, "Reporter-1", Given.Moderator, Given.Monday) },
            CancellationToken.None
        );

        var refused = Assert.Throws<SqliteException>(() => _store.Sql<object>(meddling));

        Assert.Equal(19, refused.SqliteErrorCode);
        Assert.Equal(2, (await _store.Cases.FindAsync(file.Id, CancellationToken.None))!.State.Version);
    }
}
