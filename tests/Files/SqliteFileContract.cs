using System.Runtime.InteropServices;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Local;
using Belong.Bot.Store;
using Belong.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Belong.Tests.Files;

/// <summary>What holds for each SQLite file that the bot keeps, whichever room keeps it.</summary>
public sealed class SqliteFileContract : IDisposable
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<KeptFile> All => [KeptFile.Record, KeptFile.Community, KeptFile.Ledger];

    private string File => _folder.File("kept.db");

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(All))]
    public void A_new_file_and_what_stands_beside_it_are_their_owners_alone_whatever_the_umask(KeptFile kept)
    {
        if (OperatingSystem.IsWindows())
            return;

        var before = Umask(0);
        try
        {
            using var open = kept.Open(File);
            using var reader = Connect();
            Ask(reader, "SELECT count(*) FROM sqlite_master");

            Assert.All(Modes(), file => Assert.Equal((file.Name, OwnersAlone), file));
            Assert.Contains(Modes(), file => file.Name == "kept.db-wal");
        }
        finally
        {
            _ = Umask(before);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void A_file_of_an_older_version_that_others_may_read_is_taken_from_them(KeptFile kept)
    {
        if (OperatingSystem.IsWindows())
            return;

        kept.Open(File).Dispose();
        foreach (var (name, _) in Modes())
            System.IO.File.SetUnixFileMode(_folder.File(name), (UnixFileMode)0b110_110_100);

        using var open = kept.Open(File);

        Assert.All(Modes(), file => Assert.Equal((file.Name, OwnersAlone), file));
    }

    [Theory, MemberData(nameof(All))]
    public void A_new_folder_is_its_owners_alone(KeptFile kept)
    {
        if (OperatingSystem.IsWindows())
            return;

        using var open = kept.Open(_folder.File("a/b/kept.db"));

        Assert.Equal(OwnersAlone | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(_folder.File("a/b")));
    }

    [Theory, MemberData(nameof(All))]
    public void A_second_bot_is_refused_until_the_first_has_ended(KeptFile kept)
    {
        using (kept.Open(File))
            Refused(kept);

        kept.Open(File).Dispose();
    }

    [Theory, MemberData(nameof(All))]
    public void A_newer_version_is_refused_and_left_alone(KeptFile kept)
    {
        kept.Open(File).Dispose();
        Ask("PRAGMA user_version = 9999");

        Assert.Contains("newer", Refused(kept), StringComparison.Ordinal);
        Assert.Equal(9999L, Ask("PRAGMA user_version"));
    }

    [Theory, MemberData(nameof(All))]
    public void Another_programs_database_is_refused_and_left_alone(KeptFile kept)
    {
        Ask("CREATE TABLE recipe (name TEXT)");

        Refused(kept);
        Assert.Equal(1L, Ask("SELECT count(*) FROM sqlite_master"));
    }

    [Theory, MemberData(nameof(All))]
    public void A_file_that_is_no_database_is_reported(KeptFile kept)
    {
        System.IO.File.WriteAllText(File, new string('x', 8192));

        Assert.Contains("damaged", Refused(kept), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(All))]
    public void A_page_in_the_middle_that_is_damaged_is_reported(KeptFile kept)
    {
        kept.Open(File).Dispose();
        Ask("PRAGMA wal_checkpoint(TRUNCATE)");
        using (var file = System.IO.File.OpenWrite(File))
        {
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        Assert.Contains("damaged", Refused(kept), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(All))]
    public void What_was_refused_is_not_held_afterwards(KeptFile kept)
    {
        System.IO.File.WriteAllText(File, new string('x', 8192));
        Refused(kept);
        System.IO.File.Delete(File);

        kept.Open(File).Dispose();
    }

    [Theory, MemberData(nameof(All))]
    public void A_folder_in_the_files_place_is_refused(KeptFile kept)
    {
        Directory.CreateDirectory(File);

        Refused(kept);
    }

    [Theory, MemberData(nameof(All))]
    public void A_read_only_file_is_refused(KeptFile kept)
    {
        kept.Open(File).Dispose();
        System.IO.File.SetAttributes(File, FileAttributes.ReadOnly);

        Refused(kept);
        System.IO.File.SetAttributes(File, FileAttributes.Normal);
    }

    private string Refused(KeptFile kept)
    {
        var refusal = Assert.ThrowsAny<Exception>(() => kept.Open(File));

        Assert.True(refusal is StoreException or CommunityFileException or LedgerException, refusal.ToString());
        Assert.Contains(File, refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }

    private List<(string Name, UnixFileMode Mode)> Modes() =>
        [.. new DirectoryInfo(_folder.Path).EnumerateFiles().Select(file => (file.Name, file.UnixFileMode))];

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    private object? Ask(string sql)
    {
        using var connection = Connect();
        return Ask(connection, sql);
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    // Of the whole process, and harmless to its other tests: whoever wants a mode of a file's says so.
    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Umask(int mask);
}
