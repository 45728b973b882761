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

        var oldest = now - Grace;
        DateTimeOffset? due = null;
        for (
            var next = plan.Cron.Next(cursor < oldest ? oldest : cursor.AddTicks(1), plan.Clock);
            next is { } instant && instant <= now;
            next = plan.Cron.Next(instant.AddTicks(1), plan.Clock)
        )
        {
            due = IsOpen(plan, instant) ? instant : due;
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
