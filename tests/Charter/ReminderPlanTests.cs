using Belong.Bot.Charter;
using Xunit;

namespace Belong.Tests.Charter;

public sealed class ReminderPlanTests
{
    private static readonly CommunityCharter Shipped = CharterFile.Load(CharterFile.ShippedPath);

    [Fact]
    public void A_plan_takes_all_remindable_clauses_unless_it_names_some()
    {
        var faults = new List<string>();
        var all = ReminderPlan.Read(Weekly(), "Reminders:0", Shipped, faults);
        var some = ReminderPlan.Read(Weekly() with { Clauses = ["M2i", "C20"] }, "Reminders:1", Shipped, faults);

        Assert.Empty(faults);
        Assert.Equal(Shipped.Remindable, all!.Clauses);
        Assert.Equal(["C20", "M2i"], some!.Clauses.Select(clause => clause.Id.Value));
    }

    [Theory]
    [InlineData("30 9 * * MON")]
    [InlineData("30 9 * * 1-5")]
    [InlineData("30 9 ? * MON#1")]
    [InlineData("30 9 15W * *")]
    [InlineData("0 9 L * ?")]
    [InlineData("0 9 * * MON-FRI/2")]
    [InlineData("0 * * * *")]
    [InlineData("0 9 29 2 *")]
    public void Five_fields_are_read_as_in_crontab(string cron)
    {
        var faults = new List<string>();

        Assert.NotNull(ReminderPlan.Read(Weekly() with { Cron = cron }, "Reminders:0", Shipped, faults));
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("", "is missing")]
    [InlineData("soon", "\"soon\"")]
    [InlineData("61 9 * * MON", "between 0 and 59")]
    [InlineData("0 9 31 2 *", "never comes")]
    [InlineData("0 9 1-7 * 1", "first Monday write MON#1")]
    [InlineData("0 9 */2 * MON", "either write two entries")]
    [InlineData("0 9 * * 5/2", "Name the days")]
    [InlineData("0 30 9 ? * 2", "write the weekday by its name")]
    [InlineData("0 0 9 ? * MON 2027", "Leave both out")]
    [InlineData("H 9 * * *", "\"H 9 * * *\"")]
    [InlineData("@daily", "five fields")]
    public void A_schedule_that_cannot_be_kept_is_refused(string cron, string expected)
    {
        var faults = new List<string>();

        Assert.Null(ReminderPlan.Read(Weekly() with { Cron = cron }, "Reminders:0", Shipped, faults));
        var fault = Assert.Single(faults);
        Assert.StartsWith("Reminders:0:Cron ", fault, StringComparison.Ordinal);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
        Assert.Contains("Write for example", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_an_entry_are_listed_with_their_fields()
    {
        var faults = new List<string>();
        var settings = new ReminderSettings
        {
            Name = "not a name!",
            Channel = " ",
            Cron = "never",
            TimeZone = "Europe/Londn",
            QuietHours = "22:00",
            SkipDates = ["24/12/2026", "2026-12-24"],
            Clauses = ["C20", "C15", "M6"],
        };

        Assert.Null(ReminderPlan.Read(settings, "Reminders:3", Shipped, faults));
        Assert.Equal(
            ["Name", "Channel", "Cron", "TimeZone", "QuietHours", "SkipDates", "Clauses"],
            faults.Select(fault => fault.Split(' ')[0].Replace("Reminders:3:", "", StringComparison.Ordinal))
        );
        Assert.Contains("\"C15\", \"M6\"", faults[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_clause_alone_is_refused_because_none_comes_twice_running()
    {
        var faults = new List<string>();

        Assert.Null(ReminderPlan.Read(Weekly() with { Clauses = ["C20"] }, "Reminders:0", Shipped, faults));
        Assert.Contains("at least two", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_written_as_null_are_refused_and_never_crash()
    {
        var faults = new List<string>();
        var settings = new ReminderSettings
        {
            Name = null!,
            Channel = null!,
            Cron = null!,
            TimeZone = null!,
            QuietHours = null!,
            SkipDates = null!,
            Clauses = null!,
        };

        Assert.Null(ReminderPlan.Read(settings, "Reminders:0", Shipped, faults));
        Assert.Equal(4, faults.Count);
    }

    [Theory]
    [InlineData("09:00-17:00", "09:00", true)]
    [InlineData("09:00-17:00", "16:59", true)]
    [InlineData("09:00-17:00", "17:00", false)]
    [InlineData("22:00-07:00", "23:30", true)]
    [InlineData("22:00-07:00", "06:59", true)]
    [InlineData("22:00-07:00", "07:00", false)]
    [InlineData("22:00 - 7:00", "12:00", false)]
    [InlineData("18:00-24:00", "23:59", true)]
    [InlineData("18:00-24:00", "00:00", false)]
    [InlineData("00:00-24:00", "00:00", true)]
    [InlineData("00:00-24:00", "12:00", true)]
    public void Hours_hold_their_start_and_not_their_end(string hours, string time, bool expected)
    {
        Assert.True(HoursOfDay.TryParse(hours, out var parsed));
        Assert.Equal(
            expected,
            parsed.Contains(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    [Theory]
    [
        InlineData(""),
        InlineData("9"),
        InlineData("9-17"),
        InlineData("09:00-09:00"),
        InlineData("09:00-25:00"),
        InlineData("24:00-09:00"),
        InlineData("09:00-12:00-17:00")
    ]
    public void Hours_that_say_nothing_are_refused(string hours) => Assert.False(HoursOfDay.TryParse(hours, out _));

    private static ReminderSettings Weekly() =>
        new()
        {
            Name = "weekly",
            Channel = "forum",
            Cron = "30 9 * * MON",
        };
}
