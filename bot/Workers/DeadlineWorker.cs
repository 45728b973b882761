using Belong.Bot.Cases;

namespace Belong.Bot.Workers;

/// <summary>Brings a case back when its time has passed. A late start catches up, and deletes nothing.</summary>
internal sealed partial class DeadlineWorker(
    ICaseLists lists,
    CaseService cases,
    TimeProvider time,
    ILogger<DeadlineWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await PassAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; the clocks stand in the store.
        }
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var id in await lists.ListDueAsync(time.GetUtcNow(), 100, cancellationToken))
                await cases.DecideAsync(id, new CaseAction.PassDeadline(), Actor.Bot, cancellationToken);
        }
#pragma warning disable CA1031 // The loop outlives any bug and any trouble of the store.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "looking for cases that are due failed; trying again shortly")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
