using System.Globalization;

namespace Belong.FakeDiscord.World;

/// <summary>
/// Discord's id: milliseconds since 2015 in the upper 42 bits, a running number below. Serialised as a decimal string.
/// </summary>
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    /// <summary>The first millisecond of 2015, as Unix time.</summary>
    public const long Epoch = 1_420_070_400_000;

    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + Epoch);

    /// <summary>The first id of an instant.</summary>
    public static Snowflake At(DateTimeOffset instant) => new((ulong)(instant.ToUnixTimeMilliseconds() - Epoch) << 22);

    public static Snowflake Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"\"{text}\" is not a Discord id: use a decimal number.");

    public static bool TryParse(string? text, out Snowflake id)
    {
        var parsed = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new Snowflake(value);
        return parsed;
    }

    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    public static bool operator <(Snowflake left, Snowflake right) => left.Value < right.Value;

    public static bool operator >(Snowflake left, Snowflake right) => left.Value > right.Value;

    public static bool operator <=(Snowflake left, Snowflake right) => left.Value <= right.Value;

    public static bool operator >=(Snowflake left, Snowflake right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
