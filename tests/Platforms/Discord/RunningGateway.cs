using System.Collections.Concurrent;
using Belong.Bot.Platforms.Discord.Gateway;
using Belong.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Belong.Tests.Platforms.Discord;

/// <summary>The bot's gateway at work, its news and its log.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    public const string Token = "fake-bot-token";

    private readonly CancellationTokenSource _ending = new();
    private readonly LineLogger _logger = new();

    public RunningGateway(IGatewayAddress address, Func<GatewayOptions, GatewayOptions>? change = null)
    {
        Gateway = new(change?.Invoke(Ordinary) ?? Ordinary, address, TimeProvider.System, _logger);
        Work = Gateway.RunAsync(_ending.Token);
    }

    /// <summary>Everything but the timings as for a real community.</summary>
    public static GatewayOptions Ordinary { get; } =
        new()
        {
            Token = Token,
            Intents = (1 << 0) | (1 << 1) | (1 << 2) | (1 << 9) | (1 << 12) | (1 << 15),
            Events = new HashSet<string> { "GUILD_CREATE", "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE" },
            Timings = new()
            {
                // A busy machine must not make a trouble where the test made none.
                AddressTimeout = TimeSpan.FromSeconds(10),
                ConnectTimeout = TimeSpan.FromSeconds(10),
                HelloTimeout = TimeSpan.FromSeconds(10),
                SessionTimeout = TimeSpan.FromSeconds(10),
                SendTimeout = TimeSpan.FromSeconds(10),
                CloseTimeout = TimeSpan.FromMilliseconds(300),
                FirstBackoff = TimeSpan.FromMilliseconds(20),
                LongestBackoff = TimeSpan.FromMilliseconds(200),
                StableAfter = TimeSpan.FromSeconds(1),
                InvalidSessionWaitLeast = TimeSpan.FromMilliseconds(10),
                InvalidSessionWaitMost = TimeSpan.FromMilliseconds(50),
                IdentifySpacing = TimeSpan.FromMilliseconds(200),
            },
        };

    public DiscordGateway Gateway { get; }

    public Task Work { get; }

    public IReadOnlyCollection<string> Log => _logger.Lines;

    /// <summary>The next news.</summary>
    public ValueTask<GatewayNews> NextAsync() => Gateway.News.ReadAsync(FakeGateway.Patience());

    /// <summary>The next news of a kind; what comes before is passed over.</summary>
    public async Task<T> NextAsync<T>()
        where T : GatewayNews
    {
        while (true)
        {
            if (await NextAsync() is T wanted)
                return wanted;
        }
    }

    /// <summary>Waits until some line of the log has these words.</summary>
    public Task UntilLoggedAsync(string words) =>
        Progress.UntilAsync(
            () => Log.Any(line => line.Contains(words, StringComparison.Ordinal)),
            () => Log.Count,
            () => string.Join("\n", Log)
        );

    public async Task StopAsync()
    {
        await _ending.CancelAsync();
        await Work;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private sealed class LineLogger : ILogger<DiscordGateway>
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
    }
}
