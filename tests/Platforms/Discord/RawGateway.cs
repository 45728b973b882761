using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>A bare WebSocket to a gateway, to see what it really sends.</summary>
internal sealed class RawGateway : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream? _inflate;

    private RawGateway(bool compressed)
    {
        if (compressed)
            _inflate = new ZLibStream(_compressed, CompressionMode.Decompress);
    }

    /// <summary>The number of the last event.</summary>
    public int Sequence { get; private set; }

    public static async Task<RawGateway> ConnectAsync(string url, bool compressed = false, string version = "10")
    {
        var gateway = new RawGateway(compressed);
        using var patience = Progress.Patience();
        var query = $"?v={version}&encoding=json{(compressed ? "&compress=zlib-stream" : "")}";
        await gateway._socket.ConnectAsync(new Uri(url + query), patience.Token);
        return gateway;
    }

    /// <summary>Connects, reads HELLO and identifies.</summary>
    public static async Task<RawGateway> IdentifyAsync(
        string url,
        string token,
        ulong intents,
        bool compressed = false,
        int shard = 0,
        int shards = 1
    )
    {
        var gateway = await ConnectAsync(url, compressed);
        Assert.Equal(10, (int)(await gateway.ReadAsync())!["op"]!);
        await gateway.SendAsync(
            2,
            new JsonObject
            {
                ["token"] = token,
                ["intents"] = intents,
                ["properties"] = new JsonObject
                {
                    ["os"] = "linux",
                    ["browser"] = "tests",
                    ["device"] = "tests",
                },
                ["shard"] = new JsonArray(shard, shards),
            }
        );
        return gateway;
    }

    public Task SendAsync(int op, JsonNode? data) =>
        SendTextAsync(new JsonObject { ["op"] = op, ["d"] = data }.ToJsonString());

    public async Task SendTextAsync(string text)
    {
        using var patience = Progress.Patience();
        await _socket.SendAsync(
            Encoding.UTF8.GetBytes(text),
            WebSocketMessageType.Text,
            endOfMessage: true,
            patience.Token
        );
    }

    /// <summary>The next message; null when the connection was closed or cut.</summary>
    public async Task<JsonNode?> ReadAsync()
    {
        using var patience = Progress.Patience();
        var buffer = new byte[1 << 20];
        var length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult received;
            try
            {
                received = await _socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            }
            catch (WebSocketException)
            {
                return null;
            }

            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            length += received.Count;
            if (!received.EndOfMessage)
                continue;
            var message = JsonNode.Parse(Inflated(buffer.AsSpan(0, length)))!;
            if (message["s"] is { } sequence)
                Sequence = (int)sequence;
            return message;
        }
    }

    /// <summary>Reads on to an event and gives its data.</summary>
    public async Task<JsonNode> EventAsync(string name)
    {
        while (await ReadAsync() is { } message)
        {
            if ((string?)message["t"] == name)
                return message["d"]!;
        }

        throw new InvalidOperationException($"The connection ended with {(int?)_socket.CloseStatus} before {name}.");
    }

    /// <summary>Reads on to the close frame and gives its code; null for a cut.</summary>
    public async Task<int?> CloseCodeAsync()
    {
        while (await ReadAsync() is not null)
        {
            // Whatever comes before the end.
        }

        return (int?)_socket.CloseStatus;
    }

    /// <summary>Goes away without a word.</summary>
    public void Abort() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (_inflate is not null)
            await _inflate.DisposeAsync();
        await _compressed.DisposeAsync();
    }

    private string Inflated(ReadOnlySpan<byte> message)
    {
        if (_inflate is null)
            return Encoding.UTF8.GetString(message);

        Assert.True(message.EndsWith((ReadOnlySpan<byte>)[0, 0, 0xFF, 0xFF]), "a message ends with a sync flush");
        _compressed.SetLength(0);
        _compressed.Write(message);
        _compressed.Position = 0;
        using var text = new MemoryStream();
        var buffer = new byte[1 << 16];

        // A sync flush ends the message without ending the stream: what is left to read is known by the JSON being
        // whole.
        while (true)
        {
            var read = _inflate.Read(buffer);
            text.Write(buffer, 0, read);
            if (read < buffer.Length && IsWhole(text))
                return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
        }
    }

    private static bool IsWhole(MemoryStream text)
    {
        var reader = new Utf8JsonReader(text.GetBuffer().AsSpan(0, (int)text.Length), isFinalBlock: false, default);
        return JsonDocument.TryParseValue(ref reader, out var document) && Disposed(document);
    }

    private static bool Disposed(JsonDocument document)
    {
        document.Dispose();
        return true;
    }
}
