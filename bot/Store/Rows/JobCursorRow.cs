namespace Belong.Bot.Store.Rows;

/// <summary>How far a scheduled job has come.</summary>
internal sealed class JobCursorRow
{
    public required string Job { get; set; }

    public DateTimeOffset LastRun { get; set; }

    public string? Note { get; set; }
}
