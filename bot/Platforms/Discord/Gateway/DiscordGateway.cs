using System.Threading.Channels;
using Belong.Bot.Resilience;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// The bot's connection to Discord's gateway: all shards of this process, kept up through whatever happens to network
/// and sessions. Used once: <see cref="RunAsync"/>, with one reader of <see cref="News"/> beside it.
/// </summary>
internal sealed partial class DiscordGateway
{
    private readonly GatewayOptions _options;
    private readonly IGatewayAddress _address;
    private readonly TimeProvider _time;
    private readonly ILogger<DiscordGateway> _logger;
    private readonly Channel<GatewayNews> _news;

    public DiscordGateway(
        GatewayOptions options,
        IGatewayAddress address,
        TimeProvider time,
        ILogger<DiscordGateway> logger
    )
    {
        _options = options;
        _address = address;
        _time = time;
        _logger = logger;
        _news = Channel.CreateBounded<GatewayNews>(
            new BoundedChannelOptions(options.NewsCapacity)
            {
                SingleReader = true,
                FullMode = BoundedChannelFullMode.Wait,
            }
        );
    }

    /// <summary>
    /// What happens, each shard's in order. It is bounded: while nobody reads, the gateway stops reading from Discord,
    /// though not its heartbeats. Ends when <see cref="RunAsync"/> does.
    /// </summary>
    public ChannelReader<GatewayNews> News => _news.Reader;

    /// <summary>Runs all shards until cancelled, then closes the connections and returns.</summary>
    /// <exception cref="GatewayFatalException">Discord refuses the bot as it is set up; nothing else ends the
    /// work.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var directory = new GatewayDirectory(_address, _options.Timings, _time, _logger);
        using var gate = new IdentifyGate(directory, _options.Timings, _time, _logger);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var contexts = ContextsOf(_options.ShardCount ?? await RecommendedAsync(directory, ending.Token));
            await Task.WhenAll(contexts.Select(context => RunShardAsync(new(context, directory, gate), ending)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Before any shard began.
        }
        finally
        {
            _news.Writer.TryComplete();
        }
    }

    private static async Task RunShardAsync(GatewayShard shard, CancellationTokenSource ending)
    {
        try
        {
            await shard.RunAsync(ending.Token);
        }
        catch (GatewayFatalException)
        {
            await ending.CancelAsync();
            throw;
        }
    }

    private List<ShardContext> ContextsOf(int count)
    {
        var mine = _options.Shards is { Count: > 0 } some ? some.Distinct().Order() : Enumerable.Range(0, count);
        var names = new GatewayEventNames(_options.Events);
        return
        [
            .. mine.Select(shard =>
                shard >= 0 && shard < count
                    ? new ShardContext(shard, count, _options, names, _news.Writer, _time, _logger)
                    : throw new GatewayFatalException(
                        null,
                        $"This process is to run shard {shard}, but there are {count}, counted from 0. Correct the "
                            + $"shards in the settings."
                    )
            ),
        ];
    }

    private async Task<int> RecommendedAsync(GatewayDirectory directory, CancellationToken cancellationToken)
    {
        var shards = 1;
        await _options
            .Timings.Backoff.Retry(
                _time,
                // Discord cannot be asked for now: whatever the reason, it is asked again.
                fault => fault is not GatewayFatalException,
                failure =>
                {
                    if (Outage.IsTold(failure.Tries))
                        Log.NoAddress(_logger, failure.Fault.Message, failure.Tries, failure.Pause);
                    return ValueTask.CompletedTask;
                }
            )
            .DoAsync(
                "asking for the gateway's address",
                async () => shards = Math.Max(1, (await directory.GetAsync(cancellationToken)).Shards),
                cancellationToken
            );
        return shards;
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "Discord does not say where its gateway is: {Why} Attempt {Attempt} in {Wait}."
        )]
        public static partial void NoAddress(ILogger logger, string why, int attempt, TimeSpan wait);
    }
}
