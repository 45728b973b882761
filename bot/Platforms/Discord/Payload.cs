using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Belong.Bot.Platforms.Discord;

/// <summary>
/// Discord's JSON, read leniently: what is missing, null or of another kind is absent, since fields come and go and an
/// unknown one must never stop the bot.
/// </summary>
internal static class Payload
{
    public static JsonElement Nothing { get; } = JsonSerializer.SerializeToElement<object?>(null);

    public static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>A body to send.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    extension(JsonElement element)
    {
        /// <summary>A member of an object; an element of kind null or undefined when it is not there.</summary>
        public JsonElement At(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

        public bool Has(string name) =>
            element.At(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

        public string? Text(string name) =>
            element.At(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

        public ulong? Id(string name) => element.At(name).AsId();

        public ulong? AsId() =>
            element.ValueKind switch
            {
                JsonValueKind.String when Snowflake.TryParse(element.GetString(), out var id) => id,
                JsonValueKind.Number when element.TryGetUInt64(out var id) && id > 0 => id,
                _ => null,
            };

        public long? Number(string name) =>
            element.At(name) switch
            {
                { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
                { ValueKind: JsonValueKind.String } value
                    when long.TryParse(
                        value.GetString(),
                        NumberStyles.AllowLeadingSign,
                        CultureInfo.InvariantCulture,
                        out var number
                    ) => number,
                _ => null,
            };

        /// <summary>A set of bits, which Discord writes as a decimal string.</summary>
        public ulong Bits(string name) =>
            element.At(name) switch
            {
                { ValueKind: JsonValueKind.Number } value when value.TryGetUInt64(out var bits) => bits,
                { ValueKind: JsonValueKind.String } value
                    when ulong.TryParse(
                        value.GetString(),
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var bits
                    ) => bits,
                _ => 0,
            };

        public double? Real(string name) =>
            element.At(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

        public bool Flag(string name) => element.At(name).ValueKind == JsonValueKind.True;

        public DateTimeOffset? Instant(string name) =>
            DateTimeOffset.TryParse(
                element.Text(name),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var instant
            )
                ? instant
                : null;

        /// <summary>The elements of an array; none when there is no array.</summary>
        public IEnumerable<JsonElement> List(string name) =>
            element.At(name) is { ValueKind: JsonValueKind.Array } value
                ? value.EnumerateArray()
                : Enumerable.Empty<JsonElement>();

        public IEnumerable<ulong> Ids(string name) => element.List(name).Select(one => one.AsId()).OfType<ulong>();
    }
}
