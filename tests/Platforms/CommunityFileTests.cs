using Belong.Bot.Chat;
using Belong.Bot.Platforms.Local;
using Belong.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Belong.Tests.Platforms;

public sealed class CommunityFileTests
{
    [Fact]
    public void A_file_that_is_no_database_is_named_with_the_remedy() =>
        Refused(
            path => File.WriteAllText(path, new string('x', 8192)),
            "damaged or is not a SQLite database",
            "backup"
        );

    [Fact]
    public void A_damaged_community_is_named_with_the_remedy() =>
        Refused(
            path =>
            {
                CommunityFile.Open(path, DateTimeOffset.UnixEpoch).Dispose();
                Run(path, "PRAGMA journal_mode = DELETE");
                using var file = File.OpenWrite(path);
                file.Position = 100;
                file.Write(new byte[4000]);
            },
            "damaged",
            "backup"
        );

    [Fact]
    public void Another_programs_database_is_left_untouched() =>
        Refused(path => Run(path, "CREATE TABLE recipe (name TEXT)"), "not of an embedded community", "another file");

    [Fact]
    public void A_newer_version_is_not_touched() =>
        Refused(
            path =>
            {
                CommunityFile.Open(path, DateTimeOffset.UnixEpoch).Dispose();
                Run(path, "PRAGMA user_version = 99");
            },
            "version 99, newer",
            "newer bot"
        );

    [Fact]
    public void A_file_of_the_first_version_is_brought_up_to_date_with_everything_in_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("community.db");
        CommunityFile.Open(path, DateTimeOffset.UnixEpoch).Dispose();
        Run(
            path,
            """
            ALTER TABLE member DROP COLUMN removed_how;
            ALTER TABLE member DROP COLUMN timed_out_until;
            ALTER TABLE member DROP COLUMN account_created;
            ALTER TABLE change DROP COLUMN note;
            UPDATE member SET removed_at = 1, removed_why = 'case 1' WHERE id = 'member-2';
            PRAGMA user_version = 1;
            """
        );

        using var file = CommunityFile.Open(path, DateTimeOffset.UnixEpoch);
        var members = file.Read(statements => new LocalMembers(statements));
        Assert.Equal(Removal.Access, members["member-2"].RemovedHow);
        Assert.False(members["member-1"].Removed);
    }

    [Fact]
    public void A_read_only_file_is_named_with_the_remedy() =>
        Refused(
            path =>
            {
                CommunityFile.Open(path, DateTimeOffset.UnixEpoch).Dispose();
                File.SetAttributes(path, FileAttributes.ReadOnly);
            },
            "read-only",
            "writable"
        );

    [Fact]
    public void A_folder_in_its_place_is_named() =>
        Refused(path => Directory.CreateDirectory(path), "is a folder", "name of a file");

    [Fact]
    public void A_folder_that_cannot_be_created_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("plain"), "");

        var refusal = Assert.Throws<CommunityFileException>(() =>
            CommunityFile.Open(Path.Combine(folder.File("plain"), "community.db"), DateTimeOffset.UnixEpoch)
        );
        Assert.Contains("cannot be created", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_bot_on_the_same_file_is_kept_out_until_the_first_has_ended()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("community.db");
        using (CommunityFile.Open(path, DateTimeOffset.UnixEpoch))
        {
            var refusal = Assert.Throws<CommunityFileException>(() =>
                CommunityFile.Open(path, DateTimeOffset.UnixEpoch)
            );
            Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
        }

        CommunityFile.Open(path, DateTimeOffset.UnixEpoch).Dispose();
    }

    [Fact]
    public void What_keeps_a_file_from_being_opened_does_not_stay_locked_afterwards()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("community.db");
        File.WriteAllText(path, new string('x', 8192));
        Assert.Throws<CommunityFileException>(() => CommunityFile.Open(path, DateTimeOffset.UnixEpoch));
        File.Delete(path);

        CommunityFile.Open(path, DateTimeOffset.UnixEpoch).Dispose();
    }

    [Fact]
    public async Task A_write_that_fails_fails_alone_and_numbers_stay_whole()
    {
        using var folder = new TemporaryFolder();
        await using var community = LocalCommunity.Open(
            new LocalOptions { Path = folder.File("community.db") },
            new LocalAddress(),
            TimeProvider.System
        );
        var writes = Enumerable
            .Range(0, 50)
            .Select(i =>
                community.WriteAsync(
                    session =>
                    {
                        var added = session.Add(
                            new LocalMessage(0, "forum", "member-1", $"{i}", DateTimeOffset.UnixEpoch),
                            ChangeKind.Posted,
                            key: null
                        )!;
                        return i % 10 == 7 ? throw new InvalidOperationException("a bug") : added.Number;
                    },
                    CancellationToken.None
                )
            )
            .ToList();

        var failed = 0;
        var numbers = new List<long>();
        foreach (var write in writes)
        {
            try
            {
                numbers.Add(await write);
            }
            catch (InvalidOperationException)
            {
                failed++;
            }
        }

        Assert.Equal(5, failed);
        Assert.Equal(Enumerable.Range(1, 45).Select(number => (long)number), numbers.Order());
        Assert.Equal(45, community.File.Read(statements => MessageRows.After(statements, "forum", 0, 100)).Count);
    }

    [Fact]
    public async Task A_file_locked_by_another_program_is_a_passing_fault()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("community.db");
        using var file = CommunityFile.Open(path, DateTimeOffset.UnixEpoch, patience: 1);
        await using var writer = new CommunityWriter(file, _ => { });
        writer.Start();
        using var other = new SqliteConnection($"Data Source={path};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();

        var message = new LocalMessage(0, "forum", "member-1", "x", DateTimeOffset.UnixEpoch);
        Task<LocalMessage?> WriteAsync() =>
            writer.WriteAsync(session => session.Add(message, ChangeKind.Posted, key: null), CancellationToken.None);
        var fault = await Assert.ThrowsAsync<PlatformException>(WriteAsync);
        Assert.True(fault.IsTransient);
        Assert.Contains("locked by another program", fault.Message, StringComparison.Ordinal);

        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
        Assert.Equal(1, (await WriteAsync())!.Number);
    }

    private static void Refused(Action<string> spoil, string what, string remedy)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("community.db");
        spoil(path);

        var refusal = Assert.Throws<CommunityFileException>(() => CommunityFile.Open(path, DateTimeOffset.UnixEpoch));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(what, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, refusal.Remedy, StringComparison.Ordinal);
        if (File.Exists(path))
            File.SetAttributes(path, FileAttributes.Normal);
    }

    private static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
