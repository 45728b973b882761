namespace Belong.Bot.Cases;

/// <summary>How far a scheduled job has come: one a job.</summary>
/// <param name="LastRun">The instant that it was due when it last ran.</param>
/// <param name="Note">What it has to remember, for example the last clause.</param>
internal sealed record JobCursor(string Job, DateTimeOffset LastRun, string? Note);
