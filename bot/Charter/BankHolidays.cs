namespace Belong.Bot.Charter;

/// <summary>
/// Bank holidays of England and Wales, computed by rule: Banking and Financial Dealings Act 1971, schedule 1, the
/// common-law holidays Good Friday and Christmas Day, and the royal proclamations for New Year's Day and early May.
/// Checked against the list at https://www.gov.uk/bank-holidays. Days proclaimed once are known from 2011 to 2023;
/// a later one is given by the settings (<c>SkipDates</c>, <c>Closed</c>), for no rule foretells it.
/// </summary>
internal static class BankHolidays
{
    /// <summary>
    /// Whether people are off: a bank holiday, or New Year's Day, Christmas Day or Boxing Day itself when its holiday
    /// is kept on a later weekday.
    /// </summary>
    public static bool IsHoliday(DateOnly date) =>
        date is { Month: 1, Day: 1 } or { Month: 12, Day: 25 or 26 } || In(date.Year).Contains(date);

    /// <summary>
    /// The year's bank holidays as gov.uk lists them (the substitute, not the weekend day), in order.
    /// </summary>
    /// <param name="year">From 1978, when the early May holiday began; earlier years follow today's rules.</param>
    public static IReadOnlyList<DateOnly> In(int year)
    {
        var easter = EasterSunday(year);
        var christmas = new DateOnly(year, 12, 25);
        IEnumerable<DateOnly> days =
        [
            NotOnWeekend(new DateOnly(year, 1, 1)),
            easter.AddDays(-2),
            easter.AddDays(1),
            EarlyMay(year),
            Spring(year),
            LastMonday(year, 8),
            .. ChristmasAndBoxingDay(christmas),
            .. ProclaimedOnce(year),
        ];
        return [.. days.Order()];
    }

    /// <summary>
    /// Easter Sunday in the Gregorian calendar: the anonymous algorithm (Nature, 1876; Meeus, Astronomical Algorithms,
    /// chapter 8).
    /// </summary>
    public static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    private static DateOnly EarlyMay(int year) =>
        year switch
        {
            // Moved to the anniversaries of the end of the war in Europe.
            1995 or 2020 => new DateOnly(year, 5, 8),
            _ => FirstMonday(year, 5),
        };

    private static DateOnly Spring(int year) =>
        year switch
        {
            // Moved beside the days proclaimed for the golden, diamond and platinum jubilees.
            2002 or 2012 => new DateOnly(year, 6, 4),
            2022 => new DateOnly(2022, 6, 2),
            _ => LastMonday(year, 5),
        };

    private static IEnumerable<DateOnly> ProclaimedOnce(int year) =>
        year switch
        {
            2011 => [new DateOnly(2011, 4, 29)],
            2012 => [new DateOnly(2012, 6, 5)],
            2022 => [new DateOnly(2022, 6, 3), new DateOnly(2022, 9, 19)],
            2023 => [new DateOnly(2023, 5, 8)],
            _ => [],
        };

    private static DateOnly[] ChristmasAndBoxingDay(DateOnly christmas) =>
        christmas.DayOfWeek switch
        {
            DayOfWeek.Friday => [christmas, christmas.AddDays(3)],
            DayOfWeek.Saturday => [christmas.AddDays(2), christmas.AddDays(3)],
            // Boxing Day keeps its Monday; Christmas Day's substitute is the Tuesday.
            DayOfWeek.Sunday => [christmas.AddDays(1), christmas.AddDays(2)],
            _ => [christmas, christmas.AddDays(1)],
        };

    private static DateOnly NotOnWeekend(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)DayOfWeek.Monday + 7) % 7));
    }
}
