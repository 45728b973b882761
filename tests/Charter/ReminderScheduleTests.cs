using System.Globalization;
using Belong.Bot.Charter;
using Xunit;

namespace Belong.Tests.Charter;

public sealed class ReminderScheduleTests
{
    private static readonly CommunityCharter Shipped = CharterFile.Load(CharterFile.ShippedPath);

    [Theory]
    // Ordinary days: before, at, after; not again once dealt with.
    [InlineData("30 9 * * *", "", "2026-11-18T09:30Z", "2026-11-19T09:29:59Z", null)]
    [InlineData("30 9 * * *", "", "2026-11-18T09:30Z", "2026-11-19T09:30Z", "2026-11-19T09:30Z")]
    [InlineData("30 9 * * *", "", "2026-11-18T09:30Z", "2026-11-19T09:31Z", "2026-11-19T09:30Z")]
    [InlineData("30 9 * * *", "", "2026-11-19T09:30Z", "2026-11-19T09:31Z", null)]
    // First seen after the time: nothing until tomorrow.
    [InlineData("30 9 * * *", "", "2026-11-19T10:00Z", "2026-11-19T10:01Z", null)]
    // Downtime: within the grace, at its edge, beyond; of many missed the latest.
    [InlineData("30 9 * * *", "", "2026-11-01T09:30Z", "2026-11-19T15:00Z", "2026-11-19T09:30Z")]
    [InlineData("30 9 * * *", "", "2026-11-01T09:30Z", "2026-11-19T15:30Z", "2026-11-19T09:30Z")]
    [InlineData("30 9 * * *", "", "2026-11-01T09:30Z", "2026-11-19T15:30:01Z", null)]
    [InlineData("0 * * * *", "", "2026-11-19T01:00Z", "2026-11-19T12:20Z", "2026-11-19T12:00Z")]
    // Summer time: half past nine is an hour earlier in UTC.
    [InlineData("30 9 * * *", "", "2026-07-01T08:30Z", "2026-07-02T08:30Z", "2026-07-02T08:30Z")]
    // Spring 2026-03-29: 01:30 does not come, and fires as the clocks jump; once.
    [InlineData("30 1 * * *", "", "2026-03-28T01:30Z", "2026-03-29T00:59Z", null)]
    [InlineData("30 1 * * *", "", "2026-03-28T01:30Z", "2026-03-29T01:00Z", "2026-03-29T01:00Z")]
    [InlineData("30 1 * * *", "", "2026-03-29T01:00Z", "2026-03-29T05:00Z", null)]
    [InlineData("30 1 * * *", "", "2026-03-29T01:00Z", "2026-03-30T00:30Z", "2026-03-30T00:30Z")]
    // Autumn 2026-10-25: 01:30 comes twice, and fires at the first; once.
    [InlineData("30 1 * * *", "", "2026-10-24T00:30Z", "2026-10-25T00:30Z", "2026-10-25T00:30Z")]
    [InlineData("30 1 * * *", "", "2026-10-25T00:30Z", "2026-10-25T01:30Z", null)]
    [InlineData("30 1 * * *", "", "2026-10-25T00:30Z", "2026-10-25T06:00Z", null)]
    [InlineData("30 1 * * *", "", "2026-10-25T00:30Z", "2026-10-25T06:45Z", null)]
    [InlineData("30 1 * * *", "", "2026-10-25T00:45Z", "2026-10-25T02:00Z", null)]
    [InlineData("30 1 * * *", "", "2026-10-25T00:30Z", "2026-10-26T01:30Z", "2026-10-26T01:30Z")]
    // Quiet hours: a time in them comes to nothing, and nothing is posted late into them.
    [InlineData("0 23 * * *", "22:00-07:00", "2026-11-18T12:00Z", "2026-11-18T23:00Z", null)]
    [InlineData("0 23 * * *", "22:00-07:00", "2026-11-18T12:00Z", "2026-11-19T07:30Z", null)]
    [InlineData("0 21 * * *", "22:00-07:00", "2026-11-18T12:00Z", "2026-11-18T21:59Z", "2026-11-18T21:00Z")]
    [InlineData("0 21 * * *", "22:00-07:00", "2026-11-18T12:00Z", "2026-11-18T22:00Z", null)]
    [InlineData("0 * * * *", "12:00-13:30", "2026-11-18T10:30Z", "2026-11-18T13:40Z", "2026-11-18T11:00Z")]
    // Holidays: Good Friday, a substitute day, a named day; and not late into Christmas.
    [InlineData("30 9 * * *", "", "2026-04-02T08:30Z", "2026-04-03T08:30Z", null)]
    [InlineData("30 9 * * *", "", "2026-04-02T08:30Z", "2026-04-04T08:30Z", "2026-04-04T08:30Z")]
    [InlineData("30 9 * * *", "", "2026-12-27T09:30Z", "2026-12-28T09:30Z", null)]
    [InlineData("30 9 * * *", "", "2026-11-29T09:30Z", "2026-11-30T09:30Z", null)]
    [InlineData("0 21 24 12 *", "", "2026-12-24T12:00Z", "2026-12-25T00:10Z", null)]
    public void A_reminder_is_due_at_its_time_and_only_then(
        string cron,
        string quiet,
        string cursor,
        string now,
        string? expected
    ) =>
        Assert.Equal(
            expected is null ? null : Instant(expected),
            ReminderSchedule.Due(Plan(cron, quiet), Instant(cursor), Instant(now))
        );

    [Fact]
    public void Bank_holidays_are_kept_only_where_the_plan_says_so() =>
        Assert.NotNull(
            ReminderSchedule.Due(
                Plan("30 9 * * *", "", bankHolidays: false),
                Instant("2026-12-24T12:00Z"),
                Instant("2026-12-25T09:30Z")
            )
        );

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void No_pattern_of_downtime_ever_yields_a_burst(int seed)
    {
        var random = new Random(seed);
        string[] crons = ["0 * * * *", "30 9 * * *", "30 1 * * *", "15 8,13,18 * * 1-5", "0 10 * * MON#1", "0 9 1 * *"];
        string[] quiets = ["", "22:00-07:00", "00:00-09:00", "12:00-13:30"];
        foreach (var cron in crons)
        {
            var plan = Plan(cron, quiets[random.Next(quiets.Length)]);
            var now = Instant("2026-01-01T00:00Z").AddMinutes(random.Next(500_000));
            var cursor = now;
            for (var step = 0; step < 400; step++)
            {
                var tick =
                    random.Next(10) == 0
                        ? TimeSpan.FromMinutes(random.Next(20_000))
                        : TimeSpan.FromMinutes(random.Next(1, 90));
                now += tick;
                if (ReminderSchedule.Due(plan, cursor, now) is not { } due)
                {
                    continue;
                }

                Assert.True(due > cursor, "An instant is due once.");
                Assert.InRange(now - due, TimeSpan.Zero, ReminderSchedule.Grace);
                Assert.Equal(plan.Cron.Next(due, plan.Clock), due);
                Assert.Null(ReminderSchedule.Due(plan, due, now));
                cursor = due;
            }
        }
    }

    [Theory]
    [InlineData("30 1 * * *"), InlineData("30 2 * * *"), InlineData("0 1 * * *"), InlineData("0 12 * * *")]
    public void A_daily_reminder_comes_once_on_each_day_of_a_year_with_its_two_changes_of_the_clock(string cron)
    {
        var plan = Plan(cron, "", bankHolidays: false, skip: []);
        var cursor = Instant("2025-12-31T23:59Z");
        var days = new List<DateOnly>();
        for (var now = cursor; now < Instant("2026-12-31T23:59Z"); now = now.AddMinutes(10))
        {
            if (ReminderSchedule.Due(plan, cursor, now) is { } due)
            {
                days.Add(DateOnly.FromDateTime(plan.Clock.Reading(due)));
                cursor = due;
            }
        }

        Assert.Equal(365, days.Count);
        Assert.Equal(365, days.Distinct().Count());
    }

    private static ReminderPlan Plan(string cron, string quiet, bool bankHolidays = true, string[]? skip = null)
    {
        var faults = new List<string>();
        var settings = new ReminderSettings
        {
            Name = "daily",
            Channel = "forum",
            Cron = cron,
            QuietHours = quiet,
            SkipBankHolidays = bankHolidays,
            SkipDates = skip ?? ["2026-11-30"],
        };
        var plan = ReminderPlan.Read(settings, "Reminders:0", Shipped, faults);
        Assert.Empty(faults);
        return plan!;
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
