namespace Belong.Bot.Cases;

/// <summary>The record of a community. There is one way into it, and what stands in it is never changed.</summary>
internal interface IRecord
{
    /// <summary>Appends an entry in one transaction. Whoever carries out effects is woken when it is stored.</summary>
    /// <returns>What each change of a case gave, in their order.</returns>
    /// <exception cref="StaleCaseException">A case was changed on something that is not so any more: nothing is
    /// stored. Load and decide again.</exception>
    Task<IReadOnlyList<CaseReceipt>> AppendAsync(Entry entry, CancellationToken cancellationToken);
}
