using Cronos;

namespace Belong.Bot.Charter;

/// <summary>
/// The times of a reminder, as crontab writes them: five fields. A text whose meaning would depend on who reads it is
/// refused.
/// </summary>
internal sealed class ReminderCron
{
    private const string Examples =
        "Write for example \"30 9 * * MON\" (Mondays at 9.30), \"0 10 1 * *\" (each first of a month at 10) or "
        + "\"0 9 * * MON#1\" (each first Monday of a month at 9)";

    // Any fixed instant does: the check asks whether a time comes at all.
    private static readonly DateTimeOffset CheckedFrom = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly CronExpression _expression;

    private ReminderCron(CronExpression expression) => _expression = expression;

    /// <param name="text">As written.</param>
    /// <param name="fault">Told what is the matter, with the remedy.</param>
    /// <returns>Null where there was a fault.</returns>
    public static ReminderCron? Read(string? text, Action<string> fault)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            fault($"is missing. {Examples}.");
            return null;
        }

        if (WhyNot(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { } why)
        {
            fault($"is \"{text}\"{why}. {Examples}.");
            return null;
        }

        try
        {
            var expression = CronExpression.Parse(text);
            if (expression.GetNextOccurrence(CheckedFrom, TimeZoneInfo.Utc) is not null)
                return new ReminderCron(expression);
            fault($"is \"{text}\", which never comes. {Examples}.");
        }
        catch (Exception wrong) when (wrong is CronFormatException or MissingSeedException)
        {
            fault($"is \"{text}\": {wrong.Message.TrimEnd('.')}. {Examples}.");
        }

        return null;
    }

    /// <summary>
    /// The first time at or after an instant. A reading that the clocks jump over comes as they jump; one that comes
    /// twice comes at its first time only, unless the text asks for every hour.
    /// </summary>
    public DateTimeOffset? Next(DateTimeOffset from, WallClock clock) =>
        _expression.GetNextOccurrence(from, clock.Zone, inclusive: true)?.ToUniversalTime();

    private static string? WhyNot(string[] fields) =>
        fields switch
        {
            // Six fields begin with seconds and count Sunday as 1: without the seconds they would move by a day.
            { Length: 6 or 7 } => ", with seconds or years. Leave both out, so that five fields stay (minute, hour, "
                + "day of the month, month, day of the week), and write the weekday by its name, since the numbers of "
                + "the longer form mean other days",
            { Length: not 5 } => ", which is not five fields: minute, hour, day of the month, month, day of the week",

            // crontab takes either of the two days, others take only days that are both.
            [_, _, not ("*" or "?"), _, not ("*" or "?")] =>
                ", which names days of the month and days of the week, and may mean either or both. Write * for one of "
                    + "the two; for a first Monday write MON#1, for either write two entries",
            [_, _, _, _, var days] when days.Split(',').Any(StepsFromOneDay) =>
                ", which counts on from one day of the week, some to Saturday and some to Sunday. Name the days",
            _ => null,
        };

    private static bool StepsFromOneDay(string days) =>
        days.Split('/') is [var from, _] && from != "*" && !from.Contains('-', StringComparison.Ordinal);
}
