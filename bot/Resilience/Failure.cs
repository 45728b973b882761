namespace Belong.Bot.Resilience;

/// <summary>A try that failed and is followed by another.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Tries">How many there were with this one.</param>
/// <param name="Pause">How long until the next.</param>
/// <param name="What">What was tried, where whoever tried it has said so.</param>
internal sealed record Failure(Exception Fault, int Tries, TimeSpan Pause, string What);
