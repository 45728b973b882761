using Belong.Bot.Cases;
using Belong.Bot.Store;
using Belong.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Belong.Tests.Store;

public sealed class StoreFaultTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_bots_never_share_a_file()
    {
        using var first = TemporaryStore.OpenIn(_folder);

        AssertFault(StoreFault.Locked, _folder.Database);
    }

    [Fact]
    public void The_file_is_free_again_when_its_bot_has_stopped()
    {
        TemporaryStore.OpenIn(_folder).Dispose();
        AssertFault(StoreFault.BadPath, _folder.Path);
        TemporaryStore.OpenIn(_folder).Dispose();
    }

    [Fact]
    public void A_file_that_another_program_has_locked_is_named()
    {
        TemporaryStore.OpenIn(_folder).Dispose();
        using var other = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction();

        AssertFault(StoreFault.Locked, _folder.Database);
    }

    [Fact]
    public void A_read_only_file_is_named()
    {
        TemporaryStore.OpenIn(_folder).Dispose();
        File.SetAttributes(_folder.Database, FileAttributes.ReadOnly);

        AssertFault(StoreFault.ReadOnly, _folder.Database);
        File.SetAttributes(_folder.Database, FileAttributes.Normal);
    }

    [Fact]
    public void A_read_only_folder_is_named()
    {
        if (OperatingSystem.IsWindows())
            return;

        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        AssertFault(StoreFault.ReadOnly, _folder.Database);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public void A_path_that_is_none_is_named(string path) => AssertFault(StoreFault.BadPath, path);

    [Fact]
    public void A_folder_in_place_of_the_file_and_a_file_in_place_of_the_folder_are_named()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "data"), "a file");

        AssertFault(StoreFault.BadPath, _folder.Path);
        AssertFault(StoreFault.BadPath, _folder.Path + "/new/");
        AssertFault(StoreFault.BadPath, Path.Combine(_folder.Path, "data", "belong.db"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_named()
    {
        File.WriteAllText(
            _folder.Database,
            string.Join('\n', Enumerable.Repeat("These are minutes of a meeting.", 100))
        );

        AssertFault(StoreFault.Corrupt, _folder.Database);
    }

    [Fact]
    public async Task A_damaged_database_is_named()
    {
        using (var store = TemporaryStore.OpenIn(_folder))
        {
            var file = await store.CaseAsync();
            for (var i = 0; i < 20; i++)
            {
                await store.AppendAsync(
                    file.Id,
                    [new CaseEvent.NoteAdded(Given.Monday, Given.Moderator, new string('x', 5000))]
                );
            }
        }

        using (var file = File.OpenWrite(_folder.Database))
        {
            file.Position = 4096;
            for (var page = 1; page < file.Length / 4096; page++)
                file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        AssertFault(StoreFault.Corrupt, _folder.Database);
    }

    [Fact]
    public void A_truncated_database_is_named()
    {
        TemporaryStore.OpenIn(_folder).Dispose();
        using (var file = File.OpenWrite(_folder.Database))
            file.SetLength(file.Length / 2);

        AssertFault(StoreFault.Corrupt, _folder.Database);
    }

    [Fact]
    public void A_database_of_another_program_is_left_alone()
    {
        using (var other = new SqliteConnection($"Data Source={_folder.Database};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE recipes (name TEXT)";
            command.ExecuteNonQuery();
        }

        AssertFault(StoreFault.Foreign, _folder.Database);
    }

    [Fact]
    public async Task A_full_disk_is_named_nothing_is_half_stored_and_the_bot_goes_on_once_there_is_room()
    {
        using var store = TemporaryStore.OpenIn(_folder);
        var file = await store.CaseAsync();
        var note = Given.ChangeOf(
            file,
            new CaseEvent.NoteAdded(Given.Monday, Given.Moderator, new string('x', 200_000))
        );
        await LimitPagesAsync(store, 1);

        var full = await Assert.ThrowsAsync<StoreException>(() => store.AppendAsync(note, None));
        Assert.Equal(StoreFault.DiskFull, full.Fault);
        Assert.Contains("Make room", full.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await store.Cases.FindAsync(file.Id, None))!.State.Version);

        await LimitPagesAsync(store, 1_000_000);
        await store.AppendAsync(note, None);
    }

    [Fact]
    public async Task The_health_of_the_record_is_whether_it_can_be_read()
    {
        var closed = new BotDatabase(new StoreOptions { Path = _folder.Database });
        Assert.False(await closed.IsReadableAsync(None));

        using var store = TemporaryStore.OpenIn(_folder);
        Assert.True(await store.Database.IsReadableAsync(None));

        store.Sql<object?>("DROP TABLE job_cursors");
        Assert.False(await store.Database.IsReadableAsync(None));
    }

    [Fact]
    public void The_folder_of_a_new_database_is_created_for_its_owner_alone()
    {
        var file = Path.Combine(_folder.Path, "a", "b", "belong.db");
        using var database = new BotDatabase(new StoreOptions { Path = file });

        database.Open();

        Assert.True(File.Exists(file));
        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(Path.GetDirectoryName(file)!);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, mode);
        }
    }

    // What max_page_count refuses is refused in the same way as what the disk refuses: SQLITE_FULL.
    private static Task<int> LimitPagesAsync(TemporaryStore store, int pages) =>
        store.Database.WriteAsync(
            context =>
            {
                using var command = context.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"PRAGMA max_page_count = {pages}";
                return Task.FromResult(command.ExecuteNonQuery());
            },
            None
        );

    private static void AssertFault(StoreFault fault, string path)
    {
        using var database = new BotDatabase(new StoreOptions { Path = path });

        var refused = Assert.Throws<StoreException>(database.Open);

        Assert.Equal(fault, refused.Fault);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Store:Path", refused.Message, StringComparison.Ordinal);
    }
}
