using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Belong.Bot.Platforms.Discord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>The server's end of one connection.</summary>
internal sealed class FakeConnection(WebSocket socket, bool compress, Action abort) : IDisposable
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MemoryStream _wire = new();
    private ZLibStream? _deflating;

    public Task Ended => _ended.Task;

    /// <summary>The code that the bot closed with.</summary>
    public int? ClosedWith => (int?)socket.CloseStatus;

    public Task HelloAsync(int heartbeat = 60_000) =>
        SendAsync($$$"""{"op":10,"d":{"heartbeat_interval":{{{heartbeat}}}}}""");

    public Task SayReadyAsync(string session, Uri resumeUrl, long sequence = 1) =>
        EventAsync(
            "READY",
            sequence,
            $$$"""{"session_id":"{{{session}}}","resume_gateway_url":"{{{resumeUrl}}}","v":10}"""
        );

    public Task EventAsync(string name, long sequence, string data = "{}") =>
        SendAsync($$$"""{"t":"{{{name}}}","s":{{{sequence}}},"op":0,"d":{{{data}}}}""");

    public async Task SendAsync(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        if (compress)
            await SendFrameAsync(Deflate(bytes), WebSocketMessageType.Binary, isLast: true);
        else
            await SendFrameAsync(bytes, WebSocketMessageType.Text, isLast: true);
    }

    /// <summary>What a compressed message of this connection looks like.</summary>
    public byte[] Deflate(byte[] bytes)
    {
        _deflating ??= new ZLibStream(_wire, CompressionLevel.Fastest);
        _wire.SetLength(0);
        _deflating.Write(bytes);
        _deflating.Flush();
        return _wire.ToArray();
    }

    public Task SendFrameAsync(byte[] bytes, WebSocketMessageType type, bool isLast) =>
        socket.SendAsync(bytes, type, isLast, FakeGateway.Patience());

    /// <summary>The next payload of the bot; null when it has closed.</summary>
    public async Task<JsonNode?> ReceiveAsync()
    {
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer, FakeGateway.Patience());
        return received.MessageType == WebSocketMessageType.Close
            ? null
            : JsonNode.Parse(buffer.AsSpan(0, received.Count));
    }

    /// <summary>The next payload that is no heartbeat, which must have this opcode.</summary>
    public async Task<JsonNode> ExpectAsync(int opcode)
    {
        while (true)
        {
            var payload = await ReceiveAsync() ?? throw new InvalidOperationException($"closed with {ClosedWith}");
            if ((int)payload["op"]! == GatewayOpcode.Heartbeat && opcode != GatewayOpcode.Heartbeat)
                continue;
            Assert.Equal(opcode, (int)payload["op"]!);
            return payload["d"] ?? JsonValue.Create(-1);
        }
    }

    /// <summary>Reads until the bot closes.</summary>
    /// <returns>The code; null where TCP ended without.</returns>
    public async Task<int?> UntilClosedAsync()
    {
        try
        {
            while (await ReceiveAsync() is not null)
            {
                // Whatever it still says.
            }
        }
        catch (WebSocketException)
        {
            // Cut.
        }

        End();
        return ClosedWith;
    }

    public async Task CloseAsync(int code)
    {
        await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, FakeGateway.Patience());
        await UntilClosedAsync();
    }

    /// <summary>Cuts TCP.</summary>
    public void Abort()
    {
        if (_ended.Task.IsCompleted)
            return;
        abort();
        End();
    }

    public void Dispose()
    {
        _deflating?.Dispose();
        _wire.Dispose();
        socket.Dispose();
    }

    private void End() => _ended.TrySetResult();
}
