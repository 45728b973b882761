using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>A message from the gateway, of which no more is read than somebody asks for.</summary>
/// <param name="Opcode"><c>op</c>.</param>
/// <param name="Sequence"><c>s</c>; null where it has none.</param>
/// <param name="Name">The event's name (<c>t</c>) where it is one of those asked for, else null.</param>
/// <param name="Data"><c>d</c>, in memory of its own; default for an event that nobody asked for.</param>
internal readonly record struct GatewayMessage(int Opcode, long? Sequence, string? Name, JsonElement Data)
{
    /// <summary>
    /// Discord nests a few levels deep; the reader's own bound of 64 would make a session fail on one odd event.
    /// </summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <param name="json">One complete message.</param>
    /// <param name="wanted">The names of the events to read.</param>
    /// <exception cref="JsonException">It is not JSON, or not a message of the gateway.</exception>
    public static GatewayMessage Read(ReadOnlySpan<byte> json, GatewayEventNames wanted)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deep.MaxDepth });
        var envelope = new Envelope();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("a message is not an object");

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("d"u8))
            {
                // Discord writes t, s and op before d: an event that nobody asked for is left here, a wanted one read
                // once.
                if (
                    envelope.IsComplete
                    && (!envelope.IsWanted(wanted) || TryReadRest(json, ref reader, out envelope.Data))
                )
                {
                    return envelope.ToMessage(wanted);
                }

                envelope.DataStart = ReadPast(ref reader);
                envelope.DataEnd = (int)reader.BytesConsumed;
            }
            else
            {
                envelope.Read(ref reader);
            }
        }

        if (envelope.Opcode is null)
            throw new JsonException("a message has no opcode");
        if (envelope.DataEnd > 0 && envelope.IsWanted(wanted))
            envelope.Data = JsonElement.Parse(json[envelope.DataStart..envelope.DataEnd], Deep);
        return envelope.ToMessage(wanted);
    }

    /// <summary>
    /// Takes everything up to the message's last brace for its data, which is so when nothing follows the data.
    /// </summary>
    private static bool TryReadRest(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, out JsonElement data)
    {
        var rest = json[(int)reader.BytesConsumed..].TrimEnd(" \t\r\n"u8);
        if (rest.EndsWith("}"u8))
        {
            try
            {
                data = JsonElement.Parse(rest[..^1], Deep);
                return true;
            }
            catch (JsonException)
            {
                // Something follows the data, or it is corrupt: the reader goes through it and knows.
            }
        }

        data = default;
        return false;
    }

    private static int ReadPast(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start;
    }

    private ref struct Envelope
    {
        public int? Opcode;
        public JsonElement Data;
        public int DataStart;
        public int DataEnd;
        private bool _hasSequence;
        private long? _sequence;
        private bool _hasName;
        private ReadOnlySpan<byte> _name;

        public readonly bool IsComplete => Opcode is not null && _hasSequence && _hasName;

        public readonly bool IsWanted(GatewayEventNames wanted) =>
            Opcode != GatewayOpcode.Dispatch || wanted.Find(_name) is not null;

        public readonly GatewayMessage ToMessage(GatewayEventNames wanted) =>
            new(Opcode!.Value, _sequence, Opcode == GatewayOpcode.Dispatch ? wanted.Find(_name) : null, Data);

        public void Read(ref Utf8JsonReader reader)
        {
            if (reader.ValueTextEquals("op"u8))
            {
                reader.Read();
                Opcode =
                    reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var opcode)
                        ? opcode
                        : throw new JsonException("a message's opcode is not a number");
            }
            else if (reader.ValueTextEquals("s"u8))
            {
                reader.Read();
                _hasSequence = true;
                _sequence =
                    reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;
            }
            else if (reader.ValueTextEquals("t"u8))
            {
                reader.Read();
                _hasName = true;
                _name = reader.TokenType == JsonTokenType.String ? reader.ValueSpan : default;
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
