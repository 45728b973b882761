using System.Globalization;

namespace Belong.FakeDiscord.World;

/// <summary>Instants as Discord writes them: ISO 8601 with microseconds and an offset of zero.</summary>
internal static class Instants
{
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "+00:00";

    public static string? Text(DateTimeOffset? instant) => instant is { } known ? Text(known) : null;
}
