using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Resilience;

namespace Belong.Bot.Workers;

/// <summary>
/// One try at an effect: intended, applied, verified, and only then told to the case. Transient faults are put off with
/// growing pauses, final ones become part of the case.
/// </summary>
internal sealed partial class EffectAttempt(
    IEffectQueue queue,
    EffectPerformer performer,
    CaseService cases,
    TimeProvider time,
    ILogger<EffectAttempt> logger
) : IDisposable
{
    /// <summary>After so many tries a transient fault counts as final: about a day of pauses.</summary>
    private const int TriesInADay = 300;

    /// <summary>About an hour and a half of pauses: a welcome or a reminder that comes later is of no use.</summary>
    private const int TriesInAnHour = 30;

    // Kept in the store as the time before which nothing is tried, so that a restart neither forgets nor repeats it: no
    // loop in memory waits for it.
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(0.25), TimeSpan.FromMinutes(5));

    // The store has one writer. With many effects under way at once their records would stand in a long line before it,
    // and a flag or somebody's press at its end: one at a time is as fast, and lets others in between.
    private readonly SemaphoreSlim _recording = new(1, 1);

    /// <exception cref="OperationCanceledException">The process ends.</exception>
    /// <exception cref="Exception">The store has failed; the effect stands there as it did.</exception>
    public async Task MakeAsync(EffectRecord record, CancellationToken cancellationToken)
    {
        using var scope = Log.Scope(logger, record.Effect.GetType().Name, record.Case, record.Community);
        try
        {
            // Reading back is a step of its own: a stop in between repeats the reading, not the deed.
            if (record.State == EffectState.Intended)
            {
                var made = await performer.ApplyAsync(record, cancellationToken);
                await RecordAsync(
                    () => queue.MarkAppliedAsync(record.Effect.Key, made.Channel, made.Message, cancellationToken),
                    cancellationToken
                );
            }

            if (!await performer.VerifyAsync(record, cancellationToken))
                throw new PlatformException(PlatformFault.Transient, "the platform does not show it yet");
            await FinishAsync(record, EffectOutcome.Success, cancellationToken);
        }
        catch (PlatformException fault) when (ShouldRetry(record, fault))
        {
            var pause = fault.RetryAfter ?? Pauses.Pause(record.Attempts);
            Log.Postponed(logger, fault.Fault, record.Attempts + 1, pause);

            // Waiting as the platform asks is no failed try: under a rate limit an effect must not run out of them.
            await RecordAsync(
                () =>
                    queue.PostponeAsync(
                        record.Effect.Key,
                        time.GetUtcNow() + pause,
                        fault.Message,
                        isTry: fault.RetryAfter is null,
                        cancellationToken
                    ),
                cancellationToken
            );
        }
        catch (PlatformException fault)
        {
            Log.Failed(logger, fault.Fault, fault.Message);
            await FinishAsync(record, new EffectOutcome(false, fault.Message), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A bug in one effect must not stop the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Broken(logger, exception);
            await RecordAsync(
                () =>
                    queue.PostponeAsync(
                        record.Effect.Key,
                        time.GetUtcNow() + Pauses.Pause(record.Attempts),
                        exception.GetType().Name,
                        isTry: true,
                        cancellationToken
                    ),
                cancellationToken
            );
        }
    }

    public void Dispose() => _recording.Dispose();

    private static bool ShouldRetry(EffectRecord record, PlatformException fault) =>
        record.Effect switch
        {
            // A card is never given up: the queue must show every case, also when its channel was gone for a while.
            Effect.ShowCard => true,
            Effect.Welcome or Effect.RemindChannel => fault.IsTransient && record.Attempts < TriesInAnHour,
            _ => fault.IsTransient && record.Attempts < TriesInADay,
        };

    private async Task FinishAsync(EffectRecord record, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var concernsCase =
            record.Effect is not (Effect.ShowCard or Effect.Welcome or Effect.RemindChannel or Effect.Announce);
        await RecordAsync(
            () =>
                record.Case is { } id && concernsCase
                    ? cases.RecordOutcomeAsync(id, record.Effect, outcome, cancellationToken)
                    : queue.FinishAsync(new FinishedEffect(record.Effect.Key, outcome), cancellationToken),
            cancellationToken
        );
    }

    private async Task RecordAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        await _recording.WaitAsync(cancellationToken);
        try
        {
            await write();
        }
        finally
        {
            _recording.Release();
        }
    }

    private static partial class Log
    {
        public static readonly Func<ILogger, string, CaseId?, CommunityId, IDisposable?> Scope =
            LoggerMessage.DefineScope<string, CaseId?, CommunityId>("effect {Effect} of case {Case} in {Community}");

        [LoggerMessage(LogLevel.Debug, "postponed after {Fault}, try {Attempt}, again in {Pause}")]
        public static partial void Postponed(ILogger logger, PlatformFault fault, int attempt, TimeSpan pause);

        [LoggerMessage(LogLevel.Warning, "the platform's final answer is {Fault}: {Why}")]
        public static partial void Failed(ILogger logger, PlatformFault fault, string why);

        [LoggerMessage(LogLevel.Error, "an effect broke; it will be tried again")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}
