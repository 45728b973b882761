using System.Collections.Frozen;
using System.Globalization;

namespace Belong.Bot.Charter;

/// <summary>The days on which the community's staff and its reminders rest.</summary>
/// <param name="OnBankHolidays">Whether <see cref="BankHolidays"/> are among them.</param>
/// <param name="Others">Days named one by one.</param>
internal sealed record DaysOff(bool OnBankHolidays, FrozenSet<DateOnly> Others)
{
    /// <summary>Whether this is a day off.</summary>
    public bool Contains(DateOnly date) => Others.Contains(date) || (OnBankHolidays && BankHolidays.IsHoliday(date));

    /// <summary>Reads days written as <c>yyyy-MM-dd</c>, with a complaint for each that is not.</summary>
    /// <param name="onBankHolidays">Whether bank holidays are days off.</param>
    /// <param name="others">As written.</param>
    /// <param name="field">The setting's full name, to begin each complaint with.</param>
    /// <param name="faults">Receives every fault.</param>
    public static DaysOff Read(
        bool onBankHolidays,
        IEnumerable<string>? others,
        string field,
        ICollection<string> faults
    )
    {
        var read = new HashSet<DateOnly>();
        foreach (var text in others ?? [])
        {
            if (
                DateOnly.TryParseExact(
                    text,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var date
                )
            )
            {
                read.Add(date);
            }
            else
            {
                faults.Add($"{field} holds \"{text}\". Write year, month and day, for example \"2027-05-10\".");
            }
        }

        return new DaysOff(onBankHolidays, read.ToFrozenSet());
    }
}
