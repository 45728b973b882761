using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Belong.FakeDiscord;

namespace Belong.Benchmarks.Discord;

/// <summary>The bot as it is shipped, in a process of its own, on the fake Discord, with a gauge inside.</summary>
internal sealed class GaugedBot : IDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _gauges = Channel.CreateUnbounded<string>();

    private GaugedBot(Process process) => _process = process;

    /// <summary>Starts it and returns when it says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<GaugedBot> StartAsync(string folder, FakeDiscordServer discord)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["Discord__Token"] = discord.Token;
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        foreach (
            var argument in (IEnumerable<string>)
                [
                    Path.Combine(AppContext.BaseDirectory, "Belong.Bot.dll"),
                    "--urls=http://127.0.0.1:0",
                    "--Logging:LogLevel:Default=Warning",
                    $"--Discord:ApiBase={discord.ApiBase}",
                    $"--Discord:Guilds:0:Id={discord.Town.Guild.Id}",
                    "--Discord:Guilds:0:ModeratorRoles:0=Moderators",
                    "--Discord:Guilds:0:OperatorRoles:0=Operators",
                    "--Discord:Guilds:0:TrusteeRoles:0=Trustees",
                    "--Contacts:Reports=a@example.org",
                    "--Contacts:Appeals=b@example.org",
                    "--Contacts:Complaints=c@example.org",
                    "--Screening:Shadow=false",
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        var bot = new GaugedBot(Process.Start(start)!);
        var ready = new TaskCompletionSource();
        _ = bot.ReadAsync(ready);
        await ready.Task;
        return bot;
    }

    public async Task<Gauge> GaugeAsync()
    {
        await _process.StandardInput.WriteLineAsync(StartupHook.Mark);
        await _process.StandardInput.FlushAsync();
        var figures = (await _gauges.Reader.ReadAsync()).Split(' ');
        _process.Refresh();
        return new Gauge(
            long.Parse(figures[1], CultureInfo.InvariantCulture),
            long.Parse(figures[2], CultureInfo.InvariantCulture),
            _process.WorkingSet64,
            _process.TotalProcessorTime
        );
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task ReadAsync(TaskCompletionSource ready)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(StartupHook.Mark, StringComparison.Ordinal))
                _gauges.Writer.TryWrite(line);
            else if (line.Contains("is ready at", StringComparison.Ordinal))
                ready.TrySetResult();
        }

        ready.TrySetException(new InvalidOperationException("The bot did not start; what it lacks is said above."));
        _gauges.Writer.TryComplete(new InvalidOperationException("The bot has ended."));
    }
}
