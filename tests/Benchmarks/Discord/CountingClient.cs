using System.ComponentModel;
using System.Diagnostics;
using Belong.FakeDiscord;

namespace Belong.Benchmarks.Discord;

/// <summary>The baseline: discord.js on node, which counts the messages that it hears and does nothing else.</summary>
internal sealed class CountingClient : IDisposable
{
    private readonly Process _process;

    private CountingClient(Process process, string name) => (_process, Name) = (process, name);

    /// <summary>Such as "discord.js 14.28.1".</summary>
    public string Name { get; }

    public Gauge Gauge
    {
        get
        {
            _process.Refresh();
            return new Gauge(0, 0, _process.WorkingSet64, _process.TotalProcessorTime);
        }
    }

    /// <summary>What is lacking for the baseline, with the remedy; null when nothing is.</summary>
    public static string? Lacking()
    {
        try
        {
            using var node = Process.Start(
                new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true }
            )!;
            node.WaitForExit();
        }
        catch (Win32Exception)
        {
            return "node is not there: install Node.js 20 or later";
        }

        return Folder() is not { } folder ? "tests/OutsideClient is not there: run this from the repository"
            : Directory.Exists(Path.Combine(folder, "node_modules", "discord.js")) ? null
            : "discord.js is not there: run `npm install --no-package-lock` in tests/OutsideClient";
    }

    /// <summary>Starts it and returns when it is logged in.</summary>
    /// <param name="compressed">Whether it asks for zlib-stream, as the bot does; by itself it does not.</param>
    /// <param name="marks">At which counts it says so.</param>
    /// <exception cref="InvalidOperationException">It did not log in.</exception>
    public static async Task<CountingClient> StartAsync(
        FakeDiscordServer discord,
        bool compressed,
        params IEnumerable<int> marks
    )
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder()!, RedirectStandardOutput = true };
        foreach (
            var argument in (IEnumerable<string>)
                [
                    "count.mjs",
                    discord.Address,
                    discord.Token,
                    compressed ? "zlib" : "plain",
                    .. marks.Select(mark => $"{mark}"),
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        return line?.Split(' ', 2) is ["ready", var name]
            ? new CountingClient(process, name)
            : throw new InvalidOperationException("discord.js did not log in.");
    }

    /// <summary>Until the next mark is counted.</summary>
    public async Task UntilCountedAsync()
    {
        if (await _process.StandardOutput.ReadLineAsync() is null)
            throw new InvalidOperationException("discord.js has ended.");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "tests", "OutsideClient");
            if (Directory.Exists(folder))
                return folder;
        }

        return null;
    }
}
