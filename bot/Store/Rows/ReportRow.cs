using Belong.Bot.Charter;

namespace Belong.Bot.Store.Rows;

/// <summary>A report's receipt. Who reported is behind the token, in the case's parties.</summary>
internal sealed class ReportRow
{
    /// <summary>The receipt number.</summary>
    public long Number { get; set; }

    public long CaseId { get; set; }

    public required string Token { get; set; }

    public ClauseId Clause { get; set; }

    public DateTimeOffset At { get; set; }
}
