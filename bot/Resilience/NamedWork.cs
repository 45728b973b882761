using Polly;

namespace Belong.Bot.Resilience;

/// <summary>Work that one pipeline does under many names.</summary>
internal static class NamedWork
{
    /// <summary>Does the work; <see cref="Failure.What"/> is its name.</summary>
    public static async Task DoAsync(
        this ResiliencePipeline pipeline,
        string what,
        Func<Task> work,
        CancellationToken cancellationToken
    )
    {
        var context = ResilienceContextPool.Shared.Get(what, cancellationToken);
        try
        {
            await pipeline.ExecuteAsync(static async (_, work) => await work(), context, work);
        }
        catch (Exception failed)
            when (failed is not OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            // A try that fails while it is cancelled is not followed by another, and its fault is of no interest.
            throw new OperationCanceledException($"{what} was cancelled", failed, cancellationToken);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
