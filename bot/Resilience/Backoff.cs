using Polly;
using Polly.Retry;

namespace Belong.Bot.Resilience;

/// <summary>
/// How long to wait after what may pass: about a time that doubles from failure to failure up to a longest, at random
/// from half of it to one and a half, so that those who failed together do not come back together.
/// </summary>
/// <param name="First">About how long after the first failure.</param>
/// <param name="Longest">What the doubling ends at.</param>
internal sealed record Backoff(TimeSpan First, TimeSpan Longest)
{
    /// <summary>
    /// The wait after one more failure. For those whose waits outlive the work itself, in the store or from one
    /// connection to the next; whoever simply tries again takes <see cref="Retry"/>.
    /// </summary>
    /// <param name="failures">How many there were before this one.</param>
    public TimeSpan Pause(int failures)
    {
        var about = Math.Min(Longest.Ticks, First.Ticks * Math.Pow(2, Math.Min(failures, 40)));
#pragma warning disable CA5394 // Jitter needs no secrecy.
        return TimeSpan.FromTicks((long)(about * (0.5 + Random.Shared.NextDouble())));
#pragma warning restore CA5394
    }

    /// <summary>Tries again until it works, or is cancelled.</summary>
    /// <param name="time">What the waits are measured by.</param>
    /// <param name="passes">Whether a fault may pass; any other ends the work.</param>
    /// <param name="told">Told of each failure, before the wait.</param>
    /// <param name="asked">The least wait that the other side asks for.</param>
    public ResiliencePipeline Retry(
        TimeProvider time,
        Func<Exception, bool> passes,
        Func<Failure, ValueTask> told,
        Func<Exception, TimeSpan?>? asked = null
    )
    {
        // Polly's own computation stays inside of it, and the waits that outlive the work need the same one: so it is
        // ours, and Polly has the loop, the waiting and the ends of both.
        var options = new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Exception is { } fault && passes(fault)),
            DelayGenerator = tried =>
            {
                var pause = Pause(tried.AttemptNumber);
                return ValueTask.FromResult<TimeSpan?>(
                    asked?.Invoke(tried.Outcome.Exception!) is { } least && least > pause ? least : pause
                );
            },
            OnRetry = tried =>
                told(
                    new Failure(
                        tried.Outcome.Exception!,
                        tried.AttemptNumber + 1,
                        tried.RetryDelay,
                        tried.Context.OperationKey ?? ""
                    )
                ),
        };
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(options)
            .Build();
    }
}
