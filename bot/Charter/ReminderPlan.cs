using System.Text.RegularExpressions;
using Belong.Bot.Chat;

namespace Belong.Bot.Charter;

/// <summary>
/// When and where one kind of reminder is posted, and of which clauses: a checked <see cref="ReminderSettings"/>.
/// </summary>
/// <param name="Name">Tells the plans apart, and is the key of the plan's cursor and history.</param>
/// <param name="Channel">The channel as the settings name it; the composition resolves it on its platform.</param>
/// <param name="Cron">Read by <paramref name="Clock"/>.</param>
/// <param name="Clock">The plan's time zone.</param>
/// <param name="QuietHours">Nothing is posted in them; null for none.</param>
/// <param name="DaysOff">Nothing is posted on them.</param>
/// <param name="Clauses">What to choose from, at least two.</param>
internal sealed partial record ReminderPlan(
    string Name,
    ChannelId Channel,
    ReminderCron Cron,
    WallClock Clock,
    HoursOfDay? QuietHours,
    DaysOff DaysOff,
    IReadOnlyList<Clause> Clauses
)
{
    /// <summary>Checks one entry whole.</summary>
    /// <param name="settings">As written.</param>
    /// <param name="section">The entry's name in the settings, for example <c>Reminders:0</c>, to begin each complaint
    /// with.</param>
    /// <param name="charter">The charter whose clauses are posted.</param>
    /// <param name="faults">Receives every fault, with field and remedy.</param>
    /// <returns>The plan, or null where there was a fault.</returns>
    public static ReminderPlan? Read(
        ReminderSettings settings,
        string section,
        CommunityCharter charter,
        ICollection<string> faults
    )
    {
        var before = faults.Count;
        void Fault(string field, string what) => faults.Add($"{section}:{field} {what}");

        if (!NameForm.IsMatch(settings.Name ?? ""))
        {
            Fault(
                nameof(Name),
                $"is \"{settings.Name}\". Write 1 to 40 letters, digits and hyphens, different for each plan."
            );
        }

        if (string.IsNullOrWhiteSpace(settings.Channel))
        {
            Fault(nameof(Channel), "is missing. Name the channel to post in.");
        }

        var cron = ReminderCron.Read(settings.Cron, why => Fault(nameof(Cron), why));
        if (!WallClock.TryFind(settings.TimeZone, out var clock))
        {
            Fault(
                "TimeZone",
                $"is \"{settings.TimeZone}\", which is not known. Write an IANA id, for example "
                    + $"\"Europe/London\"."
            );
        }

        HoursOfDay? quiet = null;
        if (!string.IsNullOrWhiteSpace(settings.QuietHours))
        {
            if (HoursOfDay.TryParse(settings.QuietHours, out var hours))
            {
                quiet = hours;
            }
            else
            {
                Fault(
                    nameof(QuietHours),
                    $"is \"{settings.QuietHours}\". Write from and to, for example "
                        + $"\"22:00-07:00\", or leave it empty."
                );
            }
        }

        var daysOff = DaysOff.Read(settings.SkipBankHolidays, settings.SkipDates, $"{section}:SkipDates", faults);
        var clauses = ReadClauses(settings.Clauses ?? [], charter, why => Fault(nameof(Clauses), why));
        return faults.Count > before
            ? null
            : new ReminderPlan(
                settings.Name!,
                new ChannelId(settings.Channel!.Trim()),
                cron!,
                clock!,
                quiet,
                daysOff,
                clauses
            );
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm { get; }

    private static IReadOnlyList<Clause> ReadClauses(IList<string> ids, CommunityCharter charter, Action<string> fault)
    {
        var chosen =
            ids.Count == 0
                ? charter.Remindable
                : [.. charter.Remindable.Where(clause => ids.Contains(clause.Id.Value))];
        var unfit = ids.Where(id => charter.Remindable.All(clause => clause.Id.Value != id)).ToList();
        if (unfit.Count > 0)
        {
            fault(
                $"names {string.Join(", ", unfit.Select(id => $"\"{id}\""))}, which the charter {charter.Version} "
                    + $"does not have as reminders. Take ids of clauses with \"remind\": true."
            );
        }
        else if (chosen.Count < 2)
        {
            fault(
                "leaves fewer than two clauses, and none is posted twice running. Name at least two, or leave the "
                    + "list empty for all."
            );
        }

        return chosen;
    }
}
