using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Belong.Bot.Outbox;
using Belong.Bot.Screening;

namespace Belong.Bot.Workers;

/// <summary>
/// Posts the charter's scheduled reminders: at most one after downtime, and none where nobody has spoken since the
/// last.
/// </summary>
internal sealed partial class ReminderWorker(
    IReadOnlyList<ReminderPlan> plans,
    ReminderDesk reminders,
    ICursors cursors,
    IRecord record,
    IScreeningLog log,
    ChatPlatforms platforms,
    TimeProvider time,
    ILogger<ReminderWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (plans.Count == 0)
            return;

        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                foreach (var platform in platforms.All)
                {
                    foreach (var plan in plans)
                        await TryAsync(platform, plan, stoppingToken);
                }
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; the cursors stand in the store.
        }
    }

    private async Task TryAsync(IChatPlatform platform, ReminderPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await RemindAsync(platform, plan, cancellationToken);
        }
#pragma warning disable CA1031 // One plan's trouble must not stop the others.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception, plan.Name);
        }
    }

    private async Task RemindAsync(IChatPlatform platform, ReminderPlan plan, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var job = $"reminder:{platform.Community}:{plan.Name}";
        if (await cursors.FindAsync(job, cancellationToken) is not { } cursor)
        {
            // First seen: what was due before the bot came is not owed.
            await MoveAsync(platform, new JobCursor(job, now, null), cancellationToken);
            return;
        }

        if (ReminderSchedule.Due(plan, cursor.LastRun, now) is not { } due)
            return;
        if (await platform.FindChannelAsync(plan.Channel.Value, cancellationToken) is not { } channel)
        {
            Log.NoChannel(logger, plan.Name, plan.Channel.Value);
            await MoveAsync(platform, cursor with { LastRun = due }, cancellationToken);
            return;
        }

        var spoken = await log.LastSpokenAsync(platform.Community, channel, cancellationToken);
        if (spoken is null || spoken < cursor.LastRun)
        {
            await MoveAsync(platform, cursor with { LastRun = due }, cancellationToken);
            return;
        }

        await reminders.RemindAsync(
            job,
            platform.Community,
            channel,
            [.. plan.Clauses.Select(clause => clause.Id)],
            due,
            $"{job}:{due.ToUnixTimeMilliseconds()}",
            cancellationToken
        );
    }

    private async Task MoveAsync(IChatPlatform platform, JobCursor cursor, CancellationToken cancellationToken) =>
        await record.AppendAsync(new Entry(platform.Community) { Job = cursor }, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "the reminder plan {Plan} failed; trying again shortly")]
        public static partial void Failed(ILogger logger, Exception exception, string plan);

        [LoggerMessage(
            LogLevel.Warning,
            "the reminder plan {Plan} names the channel {Channel}, which is not there: "
                + "set Charter:Reminders:Channel to one that is"
        )]
        public static partial void NoChannel(ILogger logger, string plan, string channel);
    }
}
