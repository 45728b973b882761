using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.Gateway;

/// <summary>Builds the gateway's messages.</summary>
internal static class Frames
{
    /// <summary>A message without sequence number.</summary>
    public static byte[] Control(int op, JsonNode? data = null) =>
        Encoding.UTF8.GetBytes($$"""{"t":null,"s":null,"op":{{op}},"d":{{data?.ToJsonString() ?? "null"}}}""");

    public static byte[] Event(string name, long sequence, ReadOnlySpan<byte> data)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $$"""{"t":"{{name}}","s":{{sequence}},"op":0,"d":""");
        var frame = new byte[Encoding.UTF8.GetByteCount(head) + data.Length + 1];
        var at = Encoding.UTF8.GetBytes(head, frame);
        data.CopyTo(frame.AsSpan(at));
        frame[^1] = (byte)'}';
        return frame;
    }
}
