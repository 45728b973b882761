using System.Diagnostics;

namespace Belong.Tests.Support;

/// <summary>The bot as a process of its own, as an operator runs it.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;

    private BotProcess(Process process, string ready)
    {
        (_process, Ready) = (process, ready);
        Community = new CommunityDriver(
            ready.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal))
        );
    }

    /// <summary>The line in which it says where it is.</summary>
    public string Ready { get; }

    public CommunityDriver Community { get; }

    /// <summary>Starts it in a folder and waits for its one line with the address.</summary>
    public static async Task<BotProcess> StartAsync(string folder, params string[] arguments)
    {
        var process = Launch(folder, ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None", .. arguments]);
        using var patience = Progress.Patience();
        var ready = await process.StandardOutput.ReadLineAsync(patience.Token);
        if (ready is null)
        {
            throw new Xunit.Sdk.XunitException(
                $"the bot did not start: {await process.StandardError.ReadToEndAsync(patience.Token)}"
            );
        }

        return new BotProcess(process, ready);
    }

    /// <summary>Runs it to its end: for starts that fail.</summary>
    public static async Task<(int Exit, string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Launch(folder, arguments);
        using var patience = Progress.Patience();
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output, await error);
    }

    /// <summary>SIGKILL: nothing in the process gets to run any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operating system asks for a clean end.</summary>
    public async Task<int> EndAsync()
    {
        using var signal = Process.Start(
            "kill",
            ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
        );
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        Community.Dispose();
        _process.Dispose();
    }

    private static Process Launch(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Belong.Bot.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
