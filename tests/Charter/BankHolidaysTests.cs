using System.Globalization;
using Belong.Bot.Charter;
using Xunit;

namespace Belong.Tests.Charter;

public sealed class BankHolidaysTests
{
    [Theory]
    [InlineData(2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26")]
    [InlineData(2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public void The_days_are_those_that_the_government_lists(int year, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', BankHolidays.In(year).Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)))
        );

    [Theory]
    [
        InlineData(1961, 4, 2),
        InlineData(2000, 4, 23),
        InlineData(2008, 3, 23),
        InlineData(2011, 4, 24),
        InlineData(2019, 4, 21)
    ]
    [
        InlineData(2024, 3, 31),
        InlineData(2025, 4, 20),
        InlineData(2026, 4, 5),
        InlineData(2038, 4, 25),
        InlineData(2285, 3, 22)
    ]
    public void Easter_falls_where_the_tables_have_it(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), BankHolidays.EasterSunday(year));

    [Fact]
    public void The_feast_itself_is_a_day_off_beside_its_substitute()
    {
        Assert.True(BankHolidays.IsHoliday(new DateOnly(2027, 12, 25)));
        Assert.True(BankHolidays.IsHoliday(new DateOnly(2027, 12, 27)));
        Assert.False(BankHolidays.IsHoliday(new DateOnly(2027, 12, 29)));
    }

    [Fact]
    public void Every_year_has_at_least_eight_on_weekdays()
    {
        for (var year = 1978; year <= 2200; year++)
        {
            var days = BankHolidays.In(year);
            Assert.True(days.Distinct().Count() >= 8, $"{year}");
            Assert.All(days, day => Assert.False(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{day:O}"));
        }
    }
}
