using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Belong.Benchmarks;

/// <summary>A process under measurement: the bot, or the bare echo that it is compared with.</summary>
internal sealed class Subject : IDisposable
{
    private readonly Process _process;

    private Subject(Process process, string address, TimeSpan ready)
    {
        _process = process;
        Ready = ready;
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 })
        {
            BaseAddress = new Uri(address),
        };
    }

    public HttpClient Http { get; }

    /// <summary>From the start of the process to its line with the address.</summary>
    public TimeSpan Ready { get; }

    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    public static Task<Subject> BotAsync(string folder) =>
        LaunchAsync(folder, "Belong.Bot.dll", ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);

    public static Task<Subject> EchoAsync(string folder) => LaunchAsync(folder, "Belong.Benchmarks.dll", ["echo"]);

    /// <summary>So many members join; their ids.</summary>
    public async Task<string[]> JoinAsync(int count)
    {
        var ids = new string[count];
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (number, stop) =>
            {
                using var joined = await Http.PostAsJsonAsync(
                    "/local/members",
                    new { name = $"Speaker {number}" },
                    stop
                );
                joined.EnsureSuccessStatusCode();
                ids[number] = (await joined.Content.ReadFromJsonAsync<JsonNode>(stop))!["id"]!.GetValue<string>();
            }
        );
        return ids;
    }

    public async Task SayAsync(string who, string text, CancellationToken stop)
    {
        using var said = await Http.PostAsJsonAsync("/local/channels/forum/messages", new Said(who, text), stop);
        said.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        Http.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<Subject> LaunchAsync(string folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var line =
            await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"{program} did not start");
        var ready = clock.Elapsed;
        _ = process.StandardOutput.ReadToEndAsync();
        return new Subject(
            process,
            line.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)),
            ready
        );
    }

    private sealed record Said(
        [property: System.Text.Json.Serialization.JsonPropertyName("as")] string As,
        [property: System.Text.Json.Serialization.JsonPropertyName("text")] string Text
    );
}
