namespace Belong.Bot.Cases;

/// <summary>What one decision changes.</summary>
/// <param name="Id">Null opens a new case.</param>
/// <param name="Before">How many events the decision knew; 0 for a new case.</param>
/// <param name="After">The state with the new events.</param>
internal sealed record CaseChange(
    CaseId? Id,
    int Before,
    CaseState After,
    IReadOnlyList<CaseEvent> Events,
    IReadOnlyList<Effect> Effects
)
{
    /// <summary>New names behind tokens; one with a report token also gets a receipt number.</summary>
    public IReadOnlyList<CaseParty> Parties { get; init; } = [];

    /// <summary>The effect whose outcome this is: its row is finished with the event.</summary>
    public FinishedEffect? Finished { get; init; }
}

/// <summary>An effect that is over, and how it ended.</summary>
internal sealed record FinishedEffect(Guid Key, EffectOutcome Outcome);

/// <summary>What storing gave.</summary>
internal sealed record CaseReceipt(CaseId Case, long? Report);
