using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Screening.Detectors;

namespace Belong.Bot.Workers;

/// <summary>Puts a model file to use when it changes, without a restart, and says so when it cannot be used.</summary>
internal sealed partial class ModelWorker(
    ClassifierModels models,
    ClassifierOptions options,
    ChatPlatforms platforms,
    IRecord record,
    TimeProvider time,
    ILogger<ModelWorker> logger
) : IHostedService, IDisposable
{
    private readonly List<(CommunityId Community, Effect.Announce Announcement)> _unsaid = [];
    private readonly CancellationTokenSource _ending = new();
    private Task _running = Task.CompletedTask;

    // No BackgroundService: that queues its work, and where the start fails (a port in use) before the work's turn
    // comes, the host reports the cancelled work as a fault with a stack trace.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = RunAsync(_ending.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.ReloadInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await PassAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; the next one reads the files anew.
        }
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        try
        {
            Look("model", models.InUse);
            if (models.Shadow is { } shadow)
                Look("shadow model", shadow);
            await AnnounceAsync(cancellationToken);
        }
#pragma warning disable CA1031 // The loop outlives any bug and any trouble of the store.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception);
        }
    }

    private void Look(string role, ClassifierFile file)
    {
        if (file.Look() is not { } change)
            return;

        if (change is ModelChange.Refused refused)
            Log.Refused(logger, role, refused.Why, refused.InUse.Version);
        else
            Log.Taken(logger, role, change.InUse.Id, change.InUse.Version);

        if (ModelNotice.Of(role, change) is { } announcement)
            _unsaid.AddRange(platforms.All.Select(platform => (platform.Community, announcement)));
    }

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        while (_unsaid is [var (community, announcement), ..])
        {
            await record.AppendAsync(
                new Entry(community) { Effects = [announcement with { Key = Guid.CreateVersion7(time.GetUtcNow()) }] },
                cancellationToken
            );
            _unsaid.RemoveAt(0);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "the classifier's {Role} has changed: {Id} {Version} is in use")]
        public static partial void Taken(ILogger logger, string role, string id, string version);

        [LoggerMessage(
            LogLevel.Error,
            "the classifier's {Role} has changed and cannot be used: {Why} Version {Version} stays in use."
        )]
        public static partial void Refused(ILogger logger, string role, string why, string version);

        [LoggerMessage(LogLevel.Error, "looking at the model files failed; trying again shortly")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
