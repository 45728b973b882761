using System.Diagnostics;

namespace Belong.Tests.Support;

/// <summary>
/// How long a test waits for what is told by nobody: for as long as anything moves. A busy machine makes everything
/// slow and fails nothing; a hang ends the test. Nothing is asserted about time.
/// </summary>
internal static class Progress
{
    /// <summary>
    /// So long nothing at all has to happen before a wait is given up: longer than any pause that the bot makes before
    /// it tries again as often as the tests make it.
    /// </summary>
    public static readonly TimeSpan Stillness = TimeSpan.FromMinutes(2);

    /// <summary>What moves for so long and comes to nothing goes round in circles.</summary>
    private static readonly TimeSpan Circling = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    /// <summary>For one step that comes or does not: the next event, an answer, an end.</summary>
    public static CancellationTokenSource Patience() => new(Stillness);

    /// <summary>Asks until it is so.</summary>
    /// <param name="isSo">The question.</param>
    /// <param name="moved">A count of what has happened; null where nothing can be counted.</param>
    /// <param name="story">What to tell of a wait that was given up.</param>
    /// <exception cref="Xunit.Sdk.XunitException">It did not come to that.</exception>
    public static async Task UntilAsync(Func<bool> isSo, Func<long>? moved = null, Func<string>? story = null)
    {
        var begun = Stopwatch.GetTimestamp();
        var (still, count) = (begun, moved?.Invoke());
        while (!isSo())
        {
            if (moved?.Invoke() is { } now && now != count)
                (still, count) = (Stopwatch.GetTimestamp(), now);
            if (Stopwatch.GetElapsedTime(still) > Stillness || Stopwatch.GetElapsedTime(begun) > Circling)
                throw new Xunit.Sdk.XunitException($"it did not come to that. {story?.Invoke()}");
            await Task.Delay(Glance, TimeProvider.System);
        }
    }
}
