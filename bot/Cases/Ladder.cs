using Belong.Bot.Charter;

namespace Belong.Bot.Cases;

/// <summary>The rungs, lowest first. A moderator chooses; the card only recommends.</summary>
internal enum Rung
{
    Reminder,
    Warning,
    RequestToCease,
    Expulsion,
}

/// <summary>The next step that history suggests, and why.</summary>
internal sealed record Recommendation(Rung Rung, string Why);

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
            return new(Rung.Expulsion, $"asked to cease in case {breach.Order} ({breach.Clause}) and did not");

        var first = FirstRung(state);
        var counted = history
            .Where(past => past is { DeliveredAt: not null, Shadow: false } && RungOf(past.Disposition) is not null)
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

        var (highest, weight) = counted.MaxBy(strike => (RungOf(strike.Past.Disposition), strike.Weight));
        var reached = RungOf(highest.Disposition)!.Value;
        var next = (Rung)Math.Max((int)first, Math.Min((int)reached + 1, (int)Rung.Expulsion));
        return new(
            next,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{Name(reached)} in case {highest.Id} on {highest.DeliveredAt:d MMM yyyy} (weight {weight:0.0})"
            )
        );
    }

    /// <summary>Half after each half-life.</summary>
    private static double Weight(TimeSpan age, CasePolicy policy) =>
        Math.Pow(0.5, Math.Max(0, age / policy.StrikeHalfLife));

    private static Rung FirstRung(CaseState state) =>
        state.Urgent
            ? Rung.RequestToCease
            : state.MainClause.Value switch
            {
                "C7" or "C8" => Rung.RequestToCease,
                "C1" or "C4" or "C5" or "C6" or "C9" or "C21" or "C22" => Rung.Warning,
                _ => Rung.Reminder,
            };

    private static string Severity(Rung first) =>
        first switch
        {
            Rung.RequestToCease => "threats and intimidation have to end at once",
            Rung.Warning => "harassment begins with a warning",
            _ => "low severity is repaired first",
        };

    private static Rung? RungOf(Disposition? disposition) =>
        disposition switch
        {
            Disposition.Reminder => Rung.Reminder,
            Disposition.Warning => Rung.Warning,
            Disposition.RequestToCease => Rung.RequestToCease,
            Disposition.Expulsion => Rung.Expulsion,
            _ => null,
        };

    private static string Name(Rung rung) =>
        rung switch
        {
            Rung.Reminder => "reminded",
            Rung.Warning => "warned",
            Rung.RequestToCease => "asked to cease",
            Rung.Expulsion => "expelled",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
