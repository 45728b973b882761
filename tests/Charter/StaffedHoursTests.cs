using System.Globalization;
using Belong.Bot.Charter;
using Xunit;

namespace Belong.Tests.Charter;

public sealed class StaffedHoursTests
{
    // Names of days are read in any case.
    private static readonly string[] WorkingDays = ["Monday", "Tuesday", "wednesday", "Thursday", "Friday"];

    [Theory]
    // Winter: the wall clock is UTC. Thursday 2026-11-19.
    [InlineData("2026-11-19T08:59Z", "2026-11-19T09:00Z")]
    [InlineData("2026-11-19T09:00Z", "2026-11-19T09:00Z")]
    [InlineData("2026-11-19T12:29Z", "2026-11-19T12:29Z")]
    [InlineData("2026-11-19T12:30Z", "2026-11-19T13:30Z")]
    [InlineData("2026-11-19T17:00Z", "2026-11-20T09:00Z")]
    // Friday evening to Monday.
    [InlineData("2026-11-20T18:00Z", "2026-11-23T09:00Z")]
    // Summer: nine o'clock is 08:00 UTC; over the change of the clock.
    [InlineData("2026-07-01T08:00Z", "2026-07-01T08:00Z")]
    [InlineData("2026-03-27T20:00Z", "2026-03-30T08:00Z")]
    [InlineData("2026-10-23T20:00Z", "2026-10-26T09:00Z")]
    // Easter from Thursday evening to Tuesday; Christmas with the closed days named in the settings.
    [InlineData("2026-04-02T19:00Z", "2026-04-07T08:00Z")]
    [InlineData("2026-12-23T18:00Z", "2027-01-04T09:00Z")]
    public void The_next_staffed_time_is_told(string now, string expected)
    {
        var hours = Office();

        Assert.Equal(Instant(expected), hours.NextStaffed(Instant(now)));
        Assert.Equal(now == expected, hours.IsStaffed(Instant(now)));
    }

    [Fact]
    public void Nobody_is_there_before_the_next_staffed_time_and_somebody_is_at_it()
    {
        var hours = Office();
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var now = Instant("2026-01-01T00:00Z").AddMinutes(random.Next(1_000_000));
            var next = hours.NextStaffed(now)!.Value;

            Assert.True(hours.IsStaffed(next));
            for (var before = now; before < next; before = before.AddMinutes(30))
            {
                Assert.False(hours.IsStaffed(before));
            }
        }
    }

    [Fact]
    public void Hours_that_begin_in_the_gap_of_spring_begin_as_the_clocks_jump()
    {
        var hours = Read(
            new StaffedHoursSettings { Week = new Dictionary<string, string> { ["Sunday"] = "01:30-03:00" } }
        );

        Assert.Equal(Instant("2026-03-29T01:00Z"), hours.NextStaffed(Instant("2026-03-29T00:00Z")));
    }

    [Fact]
    public void Hours_that_lie_in_the_gap_of_spring_do_not_come_that_day()
    {
        var hours = Read(
            new StaffedHoursSettings { Week = new Dictionary<string, string> { ["Sunday"] = "01:00-02:00" } }
        );

        Assert.Equal(Instant("2026-04-05T00:00Z"), hours.NextStaffed(Instant("2026-03-29T00:30Z")));
    }

    [Fact]
    public void Round_the_clock_is_always_staffed()
    {
        var week = Enum.GetNames<DayOfWeek>().ToDictionary(day => day, _ => "00:00-24:00");
        var hours = Read(new StaffedHoursSettings { Week = week, ClosedOnBankHolidays = false });

        Assert.True(hours.IsStaffed(Instant("2026-12-25T00:00Z")));
        Assert.True(hours.IsStaffed(Instant("2026-10-25T01:59Z")));
    }

    [Fact]
    public void Where_nobody_is_ever_there_no_time_is_promised()
    {
        var hours = Read(new StaffedHoursSettings());

        Assert.False(hours.IsStaffed(Instant("2026-11-19T10:00Z")));
        Assert.Null(hours.NextStaffed(Instant("2026-11-19T10:00Z")));
    }

    [Fact]
    public void All_faults_are_listed_with_their_fields()
    {
        var faults = new List<string>();
        var settings = new StaffedHoursSettings
        {
            TimeZone = "Nowhere",
            Week = new Dictionary<string, string>
            {
                ["Moonday"] = "09:00-17:00",
                ["1"] = "09:00-17:00",
                ["Tuesday"] = "9 to 5",
                ["Friday"] = "22:00-02:00",
            },
            Closed = ["tomorrow"],
        };

        Assert.Null(StaffedHours.Read(settings, "StaffedHours", faults));
        Assert.Equal(
            [
                "StaffedHours:TimeZone",
                "StaffedHours:Week:Moonday",
                "StaffedHours:Week:1",
                "StaffedHours:Week:Tuesday",
                "StaffedHours:Week:Friday",
                "StaffedHours:Closed",
            ],
            faults.Select(fault => fault.Split(' ')[0])
        );
    }

    private static StaffedHours Office() =>
        Read(
            new StaffedHoursSettings
            {
                Week = WorkingDays.ToDictionary(day => day, _ => "13:30-17:00, 09:00-12:30"),
                Closed = ["2026-12-24", "2026-12-29", "2026-12-30", "2026-12-31"],
            }
        );

    private static StaffedHours Read(StaffedHoursSettings settings)
    {
        var faults = new List<string>();
        var hours = StaffedHours.Read(settings, "StaffedHours", faults);
        Assert.Empty(faults);
        return hours!;
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
