using System.Buffers;
using System.Text.Json;

namespace Belong.Bot.Platforms.Discord.Gateway;

/// <summary>What the bot says to the gateway, as UTF-8 JSON.</summary>
internal static class GatewayPayload
{
    /// <summary>Op 1.</summary>
    /// <param name="sequence">The last event taken; null before the first.</param>
    public static ReadOnlyMemory<byte> Heartbeat(long? sequence) =>
        Write(
            GatewayOpcode.Heartbeat,
            writer =>
            {
                if (sequence is { } number)
                    writer.WriteNumberValue(number);
                else
                    writer.WriteNullValue();
            }
        );

    /// <summary>Op 2.</summary>
    public static ReadOnlyMemory<byte> Identify(GatewayOptions options, int shard, int shardCount) =>
        Write(
            GatewayOpcode.Identify,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("token", options.Token);
                writer.WriteNumber("intents", options.Intents);
                writer.WriteStartArray("shard");
                writer.WriteNumberValue(shard);
                writer.WriteNumberValue(shardCount);
                writer.WriteEndArray();
                writer.WriteStartObject("properties");
                writer.WriteString(
                    "os",
                    OperatingSystem.IsWindows() ? "windows"
                        : OperatingSystem.IsMacOS() ? "macos"
                        : "linux"
                );
                writer.WriteString("browser", "Belong.Bot");
                writer.WriteString("device", "Belong.Bot");
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
        );

    /// <summary>Op 6.</summary>
    public static ReadOnlyMemory<byte> Resume(string token, string session, long sequence) =>
        Write(
            GatewayOpcode.Resume,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("token", token);
                writer.WriteString("session_id", session);
                writer.WriteNumber("seq", sequence);
                writer.WriteEndObject();
            }
        );

    private static ReadOnlyMemory<byte> Write(int opcode, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("op", opcode);
            writer.WritePropertyName("d");
            data(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
