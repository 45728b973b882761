namespace Belong.Bot.Charter;

/// <summary>
/// The settings section <c>StaffedHours</c>, as written (M3). <see cref="StaffedHours.Read"/> checks it.
/// </summary>
internal sealed record StaffedHoursSettings
{
    /// <summary>IANA id of the time zone in which <see cref="Week"/> and <see cref="Closed"/> are read.</summary>
    public string TimeZone { get; set; } = "Europe/London";

    /// <summary>
    /// For each weekday by its English name the hours in which staff are there, with commas between:
    /// <c>"Monday": "09:00-12:30, 13:30-17:00"</c>. A day left out, or empty, is not staffed.
    /// </summary>
    public IDictionary<string, string> Week { get; set; } = new Dictionary<string, string>();

    /// <summary>Nobody is there on bank holidays of England and Wales.</summary>
    public bool ClosedOnBankHolidays { get; set; } = true;

    /// <summary>Further days on which nobody is there: <c>2026-12-24</c>.</summary>
    public IList<string> Closed { get; set; } = [];
}
