namespace Belong.Bot.Charter;

/// <summary>
/// One entry of the settings list <c>Reminders</c>, as written. <see cref="ReminderPlan.Read"/> checks it.
/// </summary>
internal sealed record ReminderSettings
{
    /// <summary>
    /// Tells the plans apart: the plan's memory is kept under it. Letters, digits and hyphens, at most 40.
    /// </summary>
    public string Name { get; set; } = "";

    /// <summary>The channel to post in, as the platform names it.</summary>
    public string Channel { get; set; } = "";

    /// <summary>
    /// When: five fields as in crontab (<c>30 9 * * MON</c>), days either of the month or of the week (<c>30 9 * *
    /// MON#1</c>: each first Monday).
    /// </summary>
    public string Cron { get; set; } = "";

    /// <summary>IANA id of the time zone in which <see cref="Cron"/> and <see cref="QuietHours"/> are read.</summary>
    public string TimeZone { get; set; } = "Europe/London";

    /// <summary>Nothing is posted in these hours, for example <c>22:00-07:00</c>; empty for none.</summary>
    public string QuietHours { get; set; } = "";

    /// <summary>Nothing is posted on bank holidays of England and Wales.</summary>
    public bool SkipBankHolidays { get; set; } = true;

    /// <summary>Further days without a reminder, for example a holiday proclaimed once: <c>2027-05-10</c>.</summary>
    public IList<string> SkipDates { get; set; } = [];

    /// <summary>Ids of the clauses to choose from, at least two; empty for all that the charter allows.</summary>
    public IList<string> Clauses { get; set; } = [];
}
