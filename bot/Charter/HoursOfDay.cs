using System.Globalization;

namespace Belong.Bot.Charter;

/// <summary>
/// A part of the day on the wall clock, half-open: <c>09:00-17:00</c> holds 16:59 and not 17:00. It may run over
/// midnight (<c>22:00-07:00</c>) or to its end (<c>18:00-24:00</c>).
/// </summary>
internal readonly record struct HoursOfDay(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether the part ends on the day after it began; to end at midnight is not that.</summary>
    public bool RunsOverMidnight => To < From && To != TimeOnly.MinValue;

    /// <summary>Whether the clock's reading lies in this part of the day.</summary>
    public bool Contains(TimeOnly time) => From < To ? From <= time && time < To : From <= time || time < To;

    /// <summary>
    /// Reads <c>HH:mm-HH:mm</c>; the end may be <c>24:00</c>. An empty part (<c>09:00-09:00</c>) is refused.
    /// </summary>
    public static bool TryParse(string text, out HoursOfDay hours)
    {
        hours = default;
        if (
            text.Split('-', StringSplitOptions.TrimEntries) is not [var from, var to]
            || !TryParseTime(from, out var start)
        )
        {
            return false;
        }

        var toMidnight = to == "24:00";
        if (!TryParseTime(toMidnight ? "00:00" : to, out var end) || (start == end && !toMidnight))
        {
            return false;
        }

        hours = new HoursOfDay(start, end);
        return true;
    }

    private static bool TryParseTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
