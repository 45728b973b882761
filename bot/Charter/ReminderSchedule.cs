namespace Belong.Bot.Charter;

/// <summary>What is due of a reminder plan: a pure function of the plan, its cursor and the time.</summary>
internal static class ReminderSchedule
{
    /// <summary>How late a reminder may still be posted: what a night offline has missed is let go.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(6);

    /// <summary>
    /// The instant whose reminder should be posted now, or null. After downtime that is the latest missed one,
    /// if it is within <see cref="Grace"/>: at most one, never a burst. Instants in quiet hours, on bank holidays
    /// and on the plan's further days come to nothing, and nothing is posted late into them.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cursor">The instant last returned and dealt with (posted, or skipped because nobody had spoken);
    /// before the first, when the plan was first seen.</param>
    /// <param name="now">The present.</param>
    public static DateTimeOffset? Due(ReminderPlan plan, DateTimeOffset cursor, DateTimeOffset now)
    {
        if (!IsOpen(plan, now))
        {
            return null;
        }

        // A time that comes twice in autumn is fired at its first coming, except by a search that begins between
        // the two: so the search begins a day before the first instant that counts.
        var oldest = now - Grace;
        var start = (cursor > oldest ? cursor : oldest).AddDays(-1);
        DateTimeOffset? due = null;
        for (
            var next = plan.Cron.GetNextValidTimeAfter(start);
            next is { } instant && instant <= now;
            next = plan.Cron.GetNextValidTimeAfter(instant)
        )
        {
            due = instant > cursor && instant >= oldest && IsOpen(plan, instant) ? instant : due;
        }

        return due;
    }

    private static bool IsOpen(ReminderPlan plan, DateTimeOffset instant)
    {
        var reading = plan.Clock.Reading(instant);
        return plan.QuietHours?.Contains(TimeOnly.FromDateTime(reading)) != true
            && !plan.DaysOff.Contains(DateOnly.FromDateTime(reading));
    }
}
