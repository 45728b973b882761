namespace Belong.Bot.Charter;

/// <summary>
/// Which clause to remind of next. Each clause ages by one with every reminder of another, and the clause with
/// the greatest age times weight is taken: without misunderstandings the clauses go round in the charter's order,
/// each once before any again; a misunderstood one comes the sooner, and still none is left out for ever.
/// </summary>
internal static class ReminderChoice
{
    // At most five times as often as the others, so that one heated week does not crowd out the charter.
    private const int MostExtraWeight = 4;

    /// <summary>The clause to post, or null where there is none but the last.</summary>
    /// <param name="clauses">What to choose from (<see cref="ReminderPlan.Clauses"/>), in the charter's order.</param>
    /// <param name="misunderstood">How many recent cases turned on each clause; absent means none.</param>
    /// <param name="posted">The ids posted before, oldest first: at least as many as there are clauses, or all there
    /// are.</param>
    public static Clause? Next(
        IReadOnlyList<Clause> clauses,
        IReadOnlyDictionary<ClauseId, int> misunderstood,
        IReadOnlyList<ClauseId> posted
    )
    {
        var lastPosted = new Dictionary<ClauseId, int>();
        for (var i = 0; i < posted.Count; i++)
        {
            lastPosted[posted[i]] = i;
        }

        var neverPosted = Math.Max(posted.Count, clauses.Count) + 1;
        long Urgency(Clause clause)
        {
            var age = lastPosted.TryGetValue(clause.Id, out var at) ? posted.Count - at : neverPosted;
            var weight = 1 + Math.Clamp(misunderstood.GetValueOrDefault(clause.Id), 0, MostExtraWeight);
            return (long)age * weight;
        }

        // MaxBy keeps the first of equals: the charter's order.
        return clauses.Where(clause => posted.Count == 0 || clause.Id != posted[^1]).MaxBy(Urgency);
    }
}
