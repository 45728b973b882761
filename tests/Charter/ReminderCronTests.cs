using System.Globalization;
using Belong.Bot.Charter;
using Xunit;

namespace Belong.Tests.Charter;

public sealed class ReminderCronTests
{
    [Theory]
    // Sunday is 0 and 7, Monday 1: 2026-11-01 is a Sunday.
    [InlineData("0 9 * * 0", "2026-11-01T09:00Z", "2026-11-08T09:00Z")]
    [InlineData("0 9 * * 7", "2026-11-01T09:00Z", "2026-11-08T09:00Z")]
    [InlineData("0 9 * * SUN", "2026-11-01T09:00Z", "2026-11-08T09:00Z")]
    [InlineData("0 9 * * 1", "2026-11-02T09:00Z", "2026-11-09T09:00Z")]
    [InlineData("0 9 * * 6-7", "2026-11-01T09:00Z", "2026-11-07T09:00Z", "2026-11-08T09:00Z")]
    // The first Monday of each month, and a month's last day.
    [InlineData("0 9 * * MON#1", "2026-11-02T09:00Z", "2026-12-07T09:00Z", "2027-01-04T09:00Z")]
    [InlineData("0 9 L * *", "2026-11-30T09:00Z", "2026-12-31T09:00Z")]
    // A day that not every month has is left out where it is missing.
    [InlineData("0 9 31 * *", "2026-12-31T09:00Z", "2027-01-31T09:00Z", "2027-03-31T08:00Z")]
    public void A_text_means_the_same_as_in_crontab(string text, params string[] expected) =>
        Assert.Equal(Instants(expected), Times(text, "2026-11-01T00:00Z", expected.Length));

    [Theory]
    // 2026-10-25: the clock in London shows the hour from one to two twice, at 00:00Z and at 01:00Z.
    [InlineData("30 1 * * *", "2026-10-25T00:00Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z")]
    [InlineData("0,30 1 * * *", "2026-10-25T00:00Z", "2026-10-25T00:00Z", "2026-10-25T00:30Z", "2026-10-26T01:00Z")]
    [InlineData("0 * * * *", "2026-10-25T00:00Z", "2026-10-25T00:00Z", "2026-10-25T01:00Z", "2026-10-25T02:00Z")]
    // 2026-03-29: it jumps from one to two at 01:00Z.
    [InlineData("30 1 * * *", "2026-03-29T00:00Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z")]
    [InlineData("30 2 * * *", "2026-03-29T00:00Z", "2026-03-29T01:30Z", "2026-03-30T01:30Z")]
    [InlineData("0 * * * *", "2026-03-29T00:00Z", "2026-03-29T00:00Z", "2026-03-29T01:00Z", "2026-03-29T02:00Z")]
    public void The_clock_may_change_meanwhile(string text, string from, params string[] expected) =>
        Assert.Equal(Instants(expected), Times(text, from, expected.Length));

    [Theory]
    [InlineData("2026-10-25T00:30:00.001Z")]
    [InlineData("2026-10-25T00:59Z")]
    [InlineData("2026-10-25T01:00Z")]
    [InlineData("2026-10-25T01:29Z")]
    [InlineData("2026-10-25T01:30Z")]
    public void A_time_that_comes_twice_does_not_come_again_to_a_bot_that_starts_between_the_two(string from) =>
        Assert.Equal(Instants("2026-10-26T01:30Z"), Times("30 1 * * *", from, 1));

    private static List<DateTimeOffset> Times(string text, string from, int count)
    {
        var cron = ReminderCron.Read(text, Assert.Fail)!;
        Assert.True(WallClock.TryFind("Europe/London", out var london));
        var times = new List<DateTimeOffset>();
        for (var next = Instant(from); times.Count < count; next = times[^1].AddTicks(1))
            times.Add(cron.Next(next, london)!.Value);
        return times;
    }

    private static List<DateTimeOffset> Instants(params string[] texts) => [.. texts.Select(Instant)];

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
