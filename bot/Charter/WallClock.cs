using System.Diagnostics.CodeAnalysis;

namespace Belong.Bot.Charter;

/// <summary>
/// What the clock on the wall shows in one time zone, and back: the one place that knows of summer time.
/// </summary>
internal sealed record WallClock(TimeZoneInfo Zone)
{
    /// <summary>The zone of a setting.</summary>
    /// <param name="id">An IANA id, for example <c>Europe/London</c>.</param>
    /// <param name="clock">The clock, where the id is known.</param>
    public static bool TryFind(string? id, [NotNullWhen(true)] out WallClock? clock)
    {
        clock =
            id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId
                ? new WallClock(zone)
                : null;
        return clock is not null;
    }

    /// <summary>What the clock shows at this instant.</summary>
    public DateTime Reading(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    /// <summary>
    /// The first instant at which the clock shows this reading or, where the clocks jump over it in spring, the
    /// instant of the jump. A reading that comes twice in autumn means its first time.
    /// </summary>
    public DateTimeOffset InstantOf(DateTime reading)
    {
        reading = DateTime.SpecifyKind(reading, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(reading))
        {
            // Time zones jump at whole minutes; just before the jump the old offset holds.
            var gapStart = reading;
            while (Zone.IsInvalidTime(gapStart.AddMinutes(-1)))
            {
                gapStart = gapStart.AddMinutes(-1);
            }

            return new DateTimeOffset(gapStart, Zone.GetUtcOffset(gapStart.AddMinutes(-1))).ToUniversalTime();
        }

        var offset = Zone.IsAmbiguousTime(reading)
            ? Zone.GetAmbiguousTimeOffsets(reading).Max()
            : Zone.GetUtcOffset(reading);
        return new DateTimeOffset(reading, offset).ToUniversalTime();
    }
}
