using Belong.Bot.Charter;

namespace Belong.Bot.Cases;

/// <summary>The next step that history suggests, and why.</summary>
internal sealed record Recommendation(Sanction Sanction, string Why);

/// <summary>
/// The ladder: reminder, warning, request to cease, expulsion. Only sanctions that reached the member count, and they
/// weigh less with age. Low severity is repaired before it is sanctioned (M2i, C19).
/// </summary>
internal static class Ladder
{
    /// <summary>Below this weight a past sanction no longer lifts the next one.</summary>
    private const double Faded = 0.25;

    public static Recommendation Recommend(
        CaseState state,
        IReadOnlyList<CaseSummary> history,
        CommunityCharter charter,
        CasePolicy policy,
        DateTimeOffset now
    )
    {
        if (state.Breach is { } breach)
            return new(Sanction.Expulsion, $"asked to cease in case {breach.Order} ({breach.Clause}) and did not");

        var first = FirstRung(state);
        var counted = history
            .Where(past =>
                past is { DeliveredAt: not null, Shadow: false } && Sanction.Of(past.Disposition) is not null
            )
            .Select(past => (Past: past, Weight: Weight(now - past.DeliveredAt!.Value, policy)))
            .Where(strike => strike.Weight >= Faded)
            .ToList();
        if (counted.Count == 0)
        {
            return new(
                first,
                history.Any(past => past.DeliveredAt is not null)
                    ? $"earlier sanctions are old and no longer weigh; {Severity(first)}"
                    : $"nothing on record; {Severity(first)}"
            );
        }

        var (highest, weight) = counted.MaxBy(strike => (Sanction.Of(strike.Past.Disposition)!.Rung, strike.Weight));
        var reached = Sanction.Of(highest.Disposition)!;
        var next = Math.Max(first.Rung, Math.Min(reached.Rung + 1, Sanction.All.Count - 1));
        return new(
            Sanction.All[next],
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{reached.Done} in case {highest.Id} on {highest.DeliveredAt:d MMM yyyy} (weight {weight:0.0})"
            )
        );
    }

    /// <summary>Half after each half-life.</summary>
    private static double Weight(TimeSpan age, CasePolicy policy) =>
        Math.Pow(0.5, Math.Max(0, age / policy.StrikeHalfLife));

    private static Sanction FirstRung(CaseState state) =>
        state.Urgent
            ? Sanction.RequestToCease
            : state.MainClause.Value switch
            {
                "C7" or "C8" => Sanction.RequestToCease,
                "C1" or "C4" or "C5" or "C6" or "C9" or "C21" or "C22" => Sanction.Warning,
                _ => Sanction.Reminder,
            };

    private static string Severity(Sanction first) =>
        first == Sanction.RequestToCease ? "threats and intimidation have to end at once"
        : first == Sanction.Warning ? "harassment begins with a warning"
        : "low severity is repaired first";
}
