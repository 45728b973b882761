using System.Net;
using System.Net.Sockets;
using Belong.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Belong.Tests.Starting;

/// <summary>What keeps the bot from starting is said in words, with the remedy, and never with a stack trace.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_clean_start_prints_one_line_and_a_clean_end_returns_zero()
    {
        using var bot = await BotProcess.StartAsync(_folder.Path);
        var health = await bot.Community.GetAsync("/health");
        Assert.Equal("ok", health["status"]!.GetValue<string>());
        Assert.Equal("local", health["platform"]!.GetValue<string>());

        Assert.Equal(0, await bot.EndAsync());
        Assert.True(File.Exists(Path.Combine(_folder.Path, "data", "belong.db")));
    }

    [Fact]
    public async Task A_database_in_use_is_named()
    {
        using var first = await BotProcess.StartAsync(_folder.Path);
        await FailsAsync("in use by another process", "--urls=http://127.0.0.1:0");
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await FailsAsync("--urls", $"--urls=http://127.0.0.1:{port}");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        await File.WriteAllTextAsync(_folder.File("belong.db"), new string('x', 5000));
        await FailsAsync("belong.db", "--urls=http://127.0.0.1:0", "--Store:Path=belong.db");
        Assert.Equal(5000, new FileInfo(_folder.File("belong.db")).Length);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_named_and_left_alone()
    {
        using (var bot = await BotProcess.StartAsync(_folder.Path, "--Store:Path=belong.db"))
            await bot.EndAsync();
        await using (var connection = new SqliteConnection($"Data Source={_folder.File("belong.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var newer = connection.CreateCommand();
            newer.CommandText = "PRAGMA user_version = 9999";
            await newer.ExecuteNonQueryAsync();
        }

        await FailsAsync("newer", "--urls=http://127.0.0.1:0", "--Store:Path=belong.db");
    }

    [Theory]
    [InlineData("missing.model", null)]
    [InlineData("damaged.model", "this is no model")]
    public async Task A_model_that_cannot_be_used_is_named(string name, string? content)
    {
        if (content is not null)
            await File.WriteAllTextAsync(_folder.File(name), content);
        await FailsAsync(name, "--urls=http://127.0.0.1:0", $"--Screening:Classifier:Model={name}");
    }

    [Theory]
    [InlineData("{ \"Storee\": {} }", "Storee")]
    [InlineData("{ \"Store\": { \"Path\": ", "appsettings.json")]
    public async Task A_settings_file_with_a_typing_error_is_named(string text, string expected)
    {
        await File.WriteAllTextAsync(
            _folder.File("appsettings.json"),
            text.Replace("{}", "{ \"Path\": " + "\"x\" }", StringComparison.Ordinal)
        );
        await FailsAsync(expected, "--urls=http://127.0.0.1:0");
    }

    [Fact]
    public async Task An_address_that_others_can_reach_is_refused_unless_accepted() =>
        await FailsAsync("AllowRemoteWithoutAuthentication", "--urls=http://0.0.0.0:0");

    public void Dispose() => _folder.Dispose();

    private async Task FailsAsync(string names, params string[] arguments)
    {
        var (exit, output, error) = await BotProcess.RunAsync(_folder.Path, arguments);

        Assert.Equal(1, exit);
        Assert.Contains(names, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }
}
