namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>
/// One shard: makes connections one after another until it is cancelled, and carries the session from one to the next.
/// </summary>
internal sealed partial class GatewayShard(ShardContext shard, GatewayDirectory directory, IdentifyGate gate)
{
    /// <summary>
    /// After so many connections that were greeted but brought the session no further, it is given up for a new one.
    /// </summary>
    private const int MostVainResumes = 5;

    /// <summary>
    /// After so many failures to reach the session's own address, every other attempt goes to the gateway's.
    /// </summary>
    private const int MostVainConnects = 3;

    private readonly ShardSession _session = new();
    private readonly Outage _outage = new(shard.Timings.Backoff);
    private bool _isDown;
    private bool _isTold;
    private bool _wasUp;
    private int _vainResumes;
    private int _vainConnects;

    private GatewayTimings Timings => shard.Timings;

    /// <summary>Runs until cancelled, then returns.</summary>
    /// <exception cref="GatewayFatalException">Discord refuses the bot as it is set up.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var end = await ConnectAsync(cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                await RecoverAsync(end, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The session ends with the work: Discord shows the bot as offline at once.
        }
    }

    private async Task<ConnectionEnd> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_session.Stands)
                return await RunAsync(await ResumeUrlAsync(cancellationToken), null, cancellationToken);

            using var pass = await gate.EnterAsync(shard.Shard, cancellationToken);
            return await RunAsync(pass.Address, pass, cancellationToken);
        }
        // Whatever happens to one connection, another is tried: the shard gives up on nothing that may pass.
#pragma warning disable CA1031
        catch (Exception exception)
            when (exception is not GatewayFatalException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (_outage.IsWorthTelling)
                Log.Unexpected(shard.Logger, shard.Shard, exception);
            return new($"no connection came about: {exception.GetType().Name}");
        }
    }

    private async Task<ConnectionEnd> RunAsync(
        Uri address,
        IdentifyGate.Pass? pass,
        CancellationToken cancellationToken
    )
    {
        var sequence = _session.Delivered.Value;
        using var connection = new GatewayConnection(shard, _session, Opened);
        var end = await connection.RunAsync(address, pass, cancellationToken);

        if (connection.ReadyAt is { } readyAt && shard.Time.GetElapsedTime(readyAt) >= Timings.StableAfter)
            _outage.Reset();
        if (!connection.SaidHello)
            directory.Doubt();
        _vainConnects = connection.SaidHello ? 0 : _vainConnects + 1;
        _vainResumes =
            connection.ReadyAt is not null || _session.Delivered.Value > sequence ? 0
            : connection.SaidHello ? _vainResumes + 1
            : _vainResumes;
        return end;
    }

    /// <summary>
    /// The session's own address; from time to time the gateway's, lest a machine that is gone hold the session for
    /// ever.
    /// </summary>
    private async Task<Uri> ResumeUrlAsync(CancellationToken cancellationToken) =>
        _vainConnects >= MostVainConnects && _vainConnects % 2 != 0
            ? (await directory.GetAsync(cancellationToken)).Url
            : _session.ResumeUrl!;

    private void Opened(bool resumed)
    {
        // Only what ends a trouble that was told is told: a session that comes and goes must not fill the log either.
        if (_isTold || !_wasUp)
            Log.Ready(shard.Logger, shard.Shard, resumed ? "resumed" : "new");
        (_wasUp, _isTold, _isDown) = (true, false, false);
    }

    private async Task RecoverAsync(ConnectionEnd end, CancellationToken cancellationToken)
    {
        if (end.SessionIsLost || _vainResumes >= MostVainResumes)
        {
            _session.Forget();
            _vainResumes = 0;
        }

        var wait = _outage.Next();
        if (end.IsInvalidSession && InvalidSessionWait() is var asked && asked > wait)
            wait = asked;
        if (end.Fatal is null && _outage.IsWorthTelling)
        {
            _isTold = true;
            Log.Down(
                shard.Logger,
                shard.Shard,
                end.Why,
                _outage.Attempts,
                wait,
                _session.Stands ? "resuming" : "a new session"
            );
        }

        if (!_isDown)
        {
            _isDown = true;
            await shard.News.WriteAsync(
                new GatewayNews.Down(shard.Shard, end.Fatal?.Message ?? end.Why),
                cancellationToken
            );
        }

        if (end.Fatal is { } fatal)
            throw fatal;
        await Task.Delay(wait, shard.Time, cancellationToken);
    }

    private TimeSpan InvalidSessionWait() =>
        Timings.InvalidSessionWaitLeast
        + (Timings.InvalidSessionWaitMost - Timings.InvalidSessionWaitLeast) * Random.Shared.NextDouble();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "shard {Shard} is ready ({Session} session)")]
        public static partial void Ready(ILogger logger, int shard, string session);

        [LoggerMessage(LogLevel.Warning, "shard {Shard} has no connection: {Why}; attempt {Attempt} in {Wait}, {How}")]
        public static partial void Down(ILogger logger, int shard, string why, int attempt, TimeSpan wait, string how);

        [LoggerMessage(
            LogLevel.Error,
            "shard {Shard}: a connection failed in a way that was not foreseen; trying again"
        )]
        public static partial void Unexpected(ILogger logger, int shard, Exception exception);
    }
}
