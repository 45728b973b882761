using System.Collections.Frozen;

namespace Belong.Bot.Charter;

/// <summary>
/// When staff watch over the community (M3: not round the clock), so that a receipt can say it honestly.
/// </summary>
internal sealed class StaffedHours
{
    // Longer than any closure: who is not there within a year has no hours.
    private const int DaysAhead = 366;

    private readonly WallClock _clock;
    private readonly FrozenDictionary<DayOfWeek, IReadOnlyList<HoursOfDay>> _week;
    private readonly DaysOff _daysOff;

    private StaffedHours(WallClock clock, FrozenDictionary<DayOfWeek, IReadOnlyList<HoursOfDay>> week, DaysOff daysOff)
    {
        _clock = clock;
        _week = week;
        _daysOff = daysOff;
    }

    /// <summary>The time zone in which the hours are kept, to write an instant for members.</summary>
    public TimeZoneInfo Zone => _clock.Zone;

    /// <summary>Checks the section whole.</summary>
    /// <param name="settings">As written.</param>
    /// <param name="section">The section's name, to begin each complaint with.</param>
    /// <param name="faults">Receives every fault, with field and remedy.</param>
    /// <returns>The hours, or null where there was a fault.</returns>
    public static StaffedHours? Read(StaffedHoursSettings settings, string section, ICollection<string> faults)
    {
        var before = faults.Count;
        if (!WallClock.TryFind(settings.TimeZone, out var clock))
        {
            faults.Add(
                $"{section}:TimeZone is \"{settings.TimeZone}\", which is not known. Write an IANA id, for "
                    + $"example \"Europe/London\"."
            );
        }

        var week = new Dictionary<DayOfWeek, IReadOnlyList<HoursOfDay>>();
        foreach (var (name, hours) in settings.Week ?? new Dictionary<string, string>())
        {
            if (
                !Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out var day)
                || !string.Equals(day.ToString(), name, StringComparison.OrdinalIgnoreCase)
            )
            {
                faults.Add($"{section}:Week:{name} is not a weekday. Write Monday, Tuesday, and so on.");
            }
            else if (ReadHours(hours, $"{section}:Week:{name}", faults) is { } parts)
            {
                week[day] = parts;
            }
        }

        var daysOff = DaysOff.Read(settings.ClosedOnBankHolidays, settings.Closed, $"{section}:Closed", faults);
        return faults.Count > before ? null : new StaffedHours(clock!, week.ToFrozenDictionary(), daysOff);
    }

    /// <summary>Whether staff are there at this instant.</summary>
    public bool IsStaffed(DateTimeOffset now)
    {
        var reading = _clock.Reading(now);
        var time = TimeOnly.FromDateTime(reading);
        return HoursOn(DateOnly.FromDateTime(reading)).Any(hours => hours.Contains(time));
    }

    /// <summary>
    /// The first instant from now on at which staff are there (now itself, if they are); null where nobody is within a
    /// year.
    /// </summary>
    public DateTimeOffset? NextStaffed(DateTimeOffset now)
    {
        if (IsStaffed(now))
        {
            return now;
        }

        var today = DateOnly.FromDateTime(_clock.Reading(now));
        for (var day = 0; day <= DaysAhead; day++)
        {
            var date = today.AddDays(day);
            foreach (var hours in HoursOn(date))
            {
                // Hours that lie wholly in the gap of spring do not come that day.
                var start = _clock.InstantOf(date.ToDateTime(hours.From));
                if (start > now && IsStaffed(start))
                {
                    return start;
                }
            }
        }

        return null;
    }

    private static List<HoursOfDay>? ReadHours(string? text, string field, ICollection<string> faults)
    {
        var parts = new List<HoursOfDay>();
        foreach (
            var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (!HoursOfDay.TryParse(part, out var hours) || hours.RunsOverMidnight)
            {
                faults.Add(
                    $"{field} holds \"{part}\". Write from and to within the day, for example \"09:00-17:00\" "
                        + $"or \"18:00-24:00\", with commas between."
                );
                return null;
            }

            parts.Add(hours);
        }

        parts.Sort((one, other) => one.From.CompareTo(other.From));
        return parts;
    }

    private IReadOnlyList<HoursOfDay> HoursOn(DateOnly date) =>
        _daysOff.Contains(date) ? [] : _week.GetValueOrDefault(date.DayOfWeek, []);
}
