using System.Globalization;

namespace Belong.Bot.Platforms.Discord;

/// <summary>
/// Discord's ids: 64 bits, of which the upper 42 are milliseconds since the start of 2015, so that they sort by time.
/// </summary>
internal static class Snowflake
{
    private const long Epoch = 1420070400000;

    public static DateTimeOffset TimeOf(ulong id) => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(id));

    /// <summary>The instant of an id, in Unix milliseconds.</summary>
    public static long Milliseconds(ulong id) => (long)(id >> 22) + Epoch;

    /// <summary>The smallest id of an instant: what was made before it has a smaller one.</summary>
    public static ulong At(DateTimeOffset instant) =>
        (ulong)Math.Max(0, instant.ToUnixTimeMilliseconds() - Epoch) << 22;

    /// <summary>Which of so many shards a guild belongs to (developers/events/gateway, "Sharding").</summary>
    public static int ShardOf(ulong guild, int shards) => (int)((guild >> 22) % (ulong)shards);

    public static bool TryParse(ReadOnlySpan<char> text, out ulong id) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;

    public static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);
}
