using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Workers;

/// <summary>
/// Carries out effects: intended, applied, verified, and only then told to the case. Transient faults are tried again
/// with growing pauses, final ones become part of the case.
/// </summary>
internal sealed partial class EffectWorker(
    IEffectQueue queue, EffectPerformer performer, CaseService cases, EffectSignal signal, TimeProvider time,
    ILogger<EffectWorker> logger) : BackgroundService
{
    private const int AtOnce = 8;

    /// <summary>After so many tries a transient fault counts as final: about a day of pauses.</summary>
    private const int Tries = 300;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var ready = await queue.ListReadyAsync(time.GetUtcNow(), AtOnce * 8, stoppingToken);
                if (ready.Count == 0)
                {
                    await RestAsync(stoppingToken);
                    continue;
                }

                await Parallel.ForEachAsync(
                    ready, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
                    async (record, cancellationToken) => await PerformAsync(record, cancellationToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop outlives any bug and any trouble of the store.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Log.LoopFailed(logger, exception);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken);
            }
        }
    }

    private async Task RestAsync(CancellationToken cancellationToken)
    {
        var rest = LongestRest;
        if (await queue.NextReadyAsync(cancellationToken) is { } next)
            rest = TimeSpan.FromTicks(Math.Clamp((next - time.GetUtcNow()).Ticks, TimeSpan.TicksPerMillisecond, rest.Ticks));
        await signal.WaitAsync(rest, time, cancellationToken);
    }

    private async Task PerformAsync(EffectRecord record, CancellationToken cancellationToken)
    {
        using var scope = Log.Scope(logger, record.Effect.GetType().Name, record.Case, record.Community);
        try
        {
            // Reading back is a step of its own: a stop in between repeats the reading, not the deed.
            if (record.State == EffectState.Intended)
            {
                var made = await performer.ApplyAsync(record, cancellationToken);
                await queue.MarkAppliedAsync(record.Effect.Key, made.Channel, made.Message, cancellationToken);
            }

            if (!await performer.VerifyAsync(record, cancellationToken))
                throw new PlatformException(PlatformFault.Transient, "the platform does not show it yet");
            await FinishAsync(record, EffectOutcome.Success, EffectState.Verified, cancellationToken);
        }
        catch (PlatformException fault) when (ShouldRetry(record, fault))
        {
            var pause = fault.RetryAfter ?? Pause(record.Attempts);
            Log.Postponed(logger, fault.Fault, record.Attempts + 1, pause);
            await queue.PostponeAsync(
                record.Effect.Key, time.GetUtcNow() + pause, fault.Message, cancellationToken);
        }
        catch (PlatformException fault)
        {
            Log.Failed(logger, fault.Fault, fault.Message);
            await FinishAsync(record, new EffectOutcome(false, fault.Message), EffectState.Failed, cancellationToken);
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
            await queue.PostponeAsync(
                record.Effect.Key, time.GetUtcNow() + Pause(record.Attempts), exception.GetType().Name,
                cancellationToken);
        }
    }

    /// <summary>A card is never given up: the queue must show every case, also when its channel was gone for a while.</summary>
    private static bool ShouldRetry(EffectRecord record, PlatformException fault) =>
        record.Effect is Effect.ShowCard || (fault.IsTransient && record.Attempts < Tries);

    private async Task FinishAsync(
        EffectRecord record, EffectOutcome outcome, EffectState state, CancellationToken cancellationToken)
    {
        var finished = new FinishedEffect(record.Effect.Key, state, null, outcome.Why);
        var concernsCase = record.Effect is Effect.TellMember or Effect.HideMessage or Effect.RestoreMessage
            or Effect.RemoveMember or Effect.TellReporter;
        if (record.Case is { } id && concernsCase)
            await cases.RecordOutcomeAsync(id, record.Effect, outcome, finished, cancellationToken);
        else
            await queue.FinishAsync(finished, cancellationToken);
    }

    /// <summary>Doubles from a quarter of a second, with jitter, so that many do not return together.</summary>
    private static TimeSpan Pause(int attempts)
    {
        var pause = Math.Min(LongestPause.TotalSeconds, 0.25 * Math.Pow(2, Math.Min(attempts, 20)));
#pragma warning disable CA5394 // Jitter needs no secrecy.
        return TimeSpan.FromSeconds(pause * (0.75 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }

    private static partial class Log
    {
        public static readonly Func<ILogger, string, CaseId?, CommunityId, IDisposable?> Scope =
            LoggerMessage.DefineScope<string, CaseId?, CommunityId>("effect {Effect} of case {Case} in {Community}");

        [LoggerMessage(LogLevel.Error, "carrying out effects failed; going on")]
        public static partial void LoopFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Debug, "postponed after {Fault}, try {Attempt}, again in {Pause}")]
        public static partial void Postponed(ILogger logger, PlatformFault fault, int attempt, TimeSpan pause);

        [LoggerMessage(LogLevel.Warning, "the platform's final answer is {Fault}: {Why}")]
        public static partial void Failed(ILogger logger, PlatformFault fault, string why);

        [LoggerMessage(LogLevel.Error, "an effect broke; it will be tried again")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}
