using Belong.Bot.Cases;
using Belong.Bot.Charter;

namespace Belong.Bot.Learning;

/// <summary>
/// A flag and what people made of it: all that thresholds are learnt from. Neither words nor names are part of it.
/// </summary>
/// <param name="Category">Of the flag's weightiest reason.</param>
/// <param name="Clause">The clause that this reason cites.</param>
/// <param name="Score">Of this reason, 0 to 1.</param>
/// <param name="Disposition">How the case was decided.</param>
/// <param name="DecidedClause">Under which clause; null for dismissals.</param>
internal sealed record DecidedFlag(
    CaseId Case,
    FlagCategory Category,
    ClauseId Clause,
    float Score,
    Disposition Disposition,
    ClauseId? DecidedClause
)
{
    /// <summary>
    /// Null when no appeal was heard. An overturned sanction counts as dismissed.
    /// </summary>
    public AppealResult? Appeal { get; init; }
}
