using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Events;
using Belong.Bot.Platforms.Discord.Gateway;
using Belong.Bot.Platforms.Discord.Memory;
using Belong.Bot.Platforms.Discord.Rest;
using Belong.Bot.Resilience;

namespace Belong.Bot.Platforms.Discord;

/// <summary>
/// The one connection that all servers of this process share: who the bot is, the gateway, and which server an event
/// belongs to.
/// </summary>
internal sealed partial class DiscordConnection
{
    private const string Connected = "connected";

    private readonly DiscordOptions _options;
    private readonly string _token;
    private readonly DiscordRest _rest;
    private readonly Ledger _ledger;
    private readonly DiscordTimings _timings;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger<DiscordConnection> _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, DiscordPlatform> _byGuild;
    private Task? _run;

    public DiscordConnection(
        DiscordOptions options,
        string token,
        DiscordRest rest,
        Ledger ledger,
        DiscordTimings timings,
        TimeProvider time,
        ILoggerFactory loggers
    )
    {
        (_options, _token, _rest, _ledger, _timings, _time, _loggers) = (
            options,
            token,
            rest,
            ledger,
            timings,
            time,
            loggers
        );
        _logger = loggers.CreateLogger<DiscordConnection>();
        _byGuild = options.Guilds.ToDictionary(
            guild => guild.GuildId,
            guild => new DiscordPlatform(guild, this, rest, ledger, timings, time, loggers)
        );
    }

    public IReadOnlyCollection<DiscordPlatform> Platforms => _byGuild.Values;

    /// <summary>Whether the gateway stands, or why not, for the state of health.</summary>
    public string State { get; private set; } = "connecting";

    public bool IsConnected => State == Connected;

    /// <summary>Runs until cancelled; every server's platform waits for the same run.</summary>
    /// <exception cref="DiscordSetupException">Discord does not take the bot as it is set up.</exception>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _run ??= RunOnceAsync(cancellationToken);
    }

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            for (var application = await WhoAmIAsync(cancellationToken); ; )
            {
                var refused = await RunGatewayAsync(application, cancellationToken);
                if (refused is null)
                    return;

                // An intent was switched off since: go on with what is left, and say what is missing.
                var now = await WhoAmIAsync(cancellationToken);
                if (refused.CloseCode != 4014 || now == application)
                    throw new DiscordSetupException(refused.Message);
                application = now;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The bot ends.
        }
    }

    /// <summary>Until Discord answers: a bot that starts before its network has one waits for it.</summary>
    private async Task<ApplicationFlags> WhoAmIAsync(CancellationToken cancellationToken)
    {
        ApplicationFlags flags = default;
        try
        {
            await new Backoff(_timings.FirstPause, TimeSpan.FromMinutes(1))
                .Retry(
                    _time,
                    fault => fault is PlatformException && !_rest.IsTokenRefused,
                    failure =>
                    {
                        State = $"unreachable: {failure.Fault.Message}";
                        Log.Unreachable(_logger, failure.Fault.Message, failure.Pause);
                        return ValueTask.CompletedTask;
                    }
                )
                .DoAsync(
                    "asking who the bot is",
                    async () =>
                        flags = ApplicationFlags.Read(
                            await _rest.SendAsync(DiscordCall.Get("/applications/@me"), cancellationToken)
                        ),
                    cancellationToken
                );
        }
        catch (PlatformException trouble) when (_rest.IsTokenRefused)
        {
            throw new DiscordSetupException(trouble.Message);
        }

        return flags;
    }

    /// <returns>Why the gateway does not take the bot; null when the bot ends.</returns>
    private async Task<GatewayFatalException?> RunGatewayAsync(
        ApplicationFlags application,
        CancellationToken cancellationToken
    )
    {
        var gateway = new DiscordGateway(
            new GatewayOptions
            {
                Token = _token,
                Intents = application.Intents,
                Events = GuildEvents.Names,
                ShardCount = _options.ShardCount,
                Shards = _options.Shards.Length > 0 ? _options.Shards : null,
                Timings = _timings.Gateway,
            },
            new GatewayDoor(_rest),
            _time,
            _loggers.CreateLogger<DiscordGateway>()
        );
        var run = gateway.RunAsync(cancellationToken);
        try
        {
            await foreach (var news in gateway.News.ReadAllAsync(cancellationToken))
                await TakeAsync(news, application, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The gateway closes its connections by itself.
        }

        try
        {
            await run;
            return null;
        }
        catch (GatewayFatalException refused)
        {
            return refused;
        }
    }

    private async Task TakeAsync(GatewayNews news, ApplicationFlags application, CancellationToken cancellationToken)
    {
        try
        {
            switch (news)
            {
                case GatewayNews.Ready { Resumed: false } ready:
                    State = Connected;
                    foreach (var platform in _byGuild.Values)
                        platform.BeginSession(ready.Data.At("user").Id("id") ?? 0);
                    WarnOfMissing(ready.Data);
                    break;
                case GatewayNews.Ready:
                    State = Connected;
                    break;
                case GatewayNews.Down down:
                    State = $"down: {down.Why}";
                    break;
                case GatewayNews.Dispatch { Event: { Name: "INTERACTION_CREATE" } pressed }:
                    PlatformOf(pressed.Data)?.TakeInteraction(pressed.Data, cancellationToken);
                    break;
                case GatewayNews.Dispatch { Event: var dispatch }:
                    if (GuildOf(dispatch) is { } guild && _byGuild.TryGetValue(guild, out var place))
                        await place.TakeAsync(dispatch.Name, dispatch.Data, application, cancellationToken);
                    break;
            }
        }
#pragma warning disable CA1031 // One event that cannot be read must not silence all the others.
        catch (Exception bug) when (bug is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Broken(
                _logger,
                bug,
                news is GatewayNews.Dispatch { Event.Name: var name } ? name : news.GetType().Name
            );
        }
    }

    private static ulong? GuildOf(GatewayDispatch dispatch) =>
        dispatch.Data.Id("guild_id")
        ?? (dispatch.Name.StartsWith("GUILD_", StringComparison.Ordinal) ? dispatch.Data.Id("id") : null);

    /// <summary>Where something was pressed; in a direct message, the community in whose name that was sent.</summary>
    private DiscordPlatform? PlatformOf(JsonElement payload)
    {
        if (payload.Id("guild_id") is { } guild)
            return _byGuild.GetValueOrDefault(guild);
        if (payload.At("message").Id("id") is { } message && _ledger.GuildOf(message) is { } sender)
            return _byGuild.GetValueOrDefault(sender);

        // All direct messages come to the first shard: what the process that has it did not send is another's.
        if (_options.Shards.Length > 0)
            return null;
        if (_byGuild.Count == 1)
            return _byGuild.Values.First();
        return payload.At("user").Id("id") is { } person
            ? _byGuild.Values.FirstOrDefault(platform => platform.Knows(person))
            : null;
    }

    private void WarnOfMissing(JsonElement ready)
    {
        // A shard of several knows only its own servers.
        if (ready.List("shard").LastOrDefault() is { ValueKind: JsonValueKind.Number } shards && shards.GetInt32() > 1)
            return;
        var here = ready.List("guilds").Select(guild => guild.Id("id")).ToHashSet();
        foreach (var missing in _byGuild.Keys.Where(guild => !here.Contains(guild)))
            Log.NotThere(_logger, missing);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Discord cannot be asked who the bot is ({Why}); trying again in {Pause}")]
        public static partial void Unreachable(ILogger logger, string why, TimeSpan pause);

        [LoggerMessage(LogLevel.Error, "an event of Discord could not be taken ({Name}); going on with the next")]
        public static partial void Broken(ILogger logger, Exception exception, string name);

        [LoggerMessage(
            LogLevel.Error,
            "the bot is not on the server {Guild}: invite it, or take the server out of Discord:Guilds"
        )]
        public static partial void NotThere(ILogger logger, ulong guild);
    }
}
