using System.Text.RegularExpressions;
using Belong.Bot.Chat;
using Quartz;

namespace Belong.Bot.Charter;

/// <summary>
/// When and where one kind of reminder is posted, and of which clauses: a checked <see cref="ReminderSettings"/>.
/// </summary>
/// <param name="Name">Tells the plans apart, and is the key of the plan's cursor and history.</param>
/// <param name="Channel">The channel as the settings name it; the composition resolves it on its platform.</param>
/// <param name="Cron">Resolved in <paramref name="Clock"/>'s zone. A reading that the clocks jump over fires as they
/// jump; one that comes twice fires once.</param>
/// <param name="Clock">The plan's time zone.</param>
/// <param name="QuietHours">Nothing is posted in them; null for none.</param>
/// <param name="DaysOff">Nothing is posted on them.</param>
/// <param name="Clauses">What to choose from, at least two.</param>
internal sealed partial record ReminderPlan(
    string Name,
    ChannelId Channel,
    CronExpression Cron,
    WallClock Clock,
    HoursOfDay? QuietHours,
    DaysOff DaysOff,
    IReadOnlyList<Clause> Clauses
)
{
    private const int FiringsChecked = 500;

    // Oftener than that nobody could read them, and the search for what is due would take long.
    private static readonly TimeSpan LeastSpacing = TimeSpan.FromMinutes(1);

    // Any fixed instant does: the check asks how far firings lie apart, in a zone without summer time.
    private static readonly DateTimeOffset CheckedFrom = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

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
                $"is \"{settings.Name}\". Write 1 to 40 letters, digits and hyphens, different for " + $"each plan."
            );
        }

        if (string.IsNullOrWhiteSpace(settings.Channel))
        {
            Fault(nameof(Channel), "is missing. Name the channel to post in.");
        }

        var cron = ReadCron(settings.Cron, why => Fault(nameof(Cron), why));
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
                cron!.WithTimeZone(clock!.Zone),
                clock,
                quiet,
                daysOff,
                clauses
            );
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm { get; }

    private static CronExpression? ReadCron(string? text, Action<string> fault)
    {
        const string Examples =
            "Write for example \"30 9 * * MON\" (Mondays at 9.30) or \"0 10 1 * *\" (each first of " + "a month at 10)";
        if (string.IsNullOrWhiteSpace(text))
        {
            fault($"is missing. {Examples}.");
            return null;
        }

        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        CronExpression cron;
        try
        {
            cron = CronExpression
                .Parse(text, fields > 5 ? CronFormat.Quartz : CronFormat.Unix)
                .WithTimeZone(TimeZoneInfo.Utc);
        }
        catch (FormatException wrong)
        {
            fault($"is \"{text}\": {wrong.Message.TrimEnd('.')}. {Examples}.");
            return null;
        }

        var last = cron.GetNextValidTimeAfter(CheckedFrom);
        if (last is null)
        {
            fault($"is \"{text}\", which never comes. {Examples}.");
            return null;
        }

        for (var i = 0; i < FiringsChecked && cron.GetNextValidTimeAfter(last.Value) is { } next; i++)
        {
            if (next - last < LeastSpacing)
            {
                fault($"is \"{text}\", which comes more often than once a minute. {Examples}.");
                return null;
            }

            last = next;
        }

        return cron;
    }

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
