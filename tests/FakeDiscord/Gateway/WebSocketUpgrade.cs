using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Belong.FakeDiscord.Gateway;

/// <summary>
/// Opens a WebSocket over a stream of our own, so that faults can reach the bytes below it (RFC 6455, section 4.2).
/// </summary>
internal static class WebSocketUpgrade
{
    private const string Magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>Null, with an answer written, when the request is not a WebSocket's.</summary>
    public static async Task<(WebSocket Socket, WireStream Wire)?> AcceptAsync(HttpContext context)
    {
        var upgrade = context.Features.Get<IHttpUpgradeFeature>();
        var key = context.Request.Headers.SecWebSocketKey.ToString();
        if (upgrade is not { IsUpgradableRequest: true } || key.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("This is a gateway: open a WebSocket.", context.RequestAborted);
            return null;
        }

        context.Response.Headers.Connection = "Upgrade";
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.SecWebSocketAccept = AcceptOf(key);
        var wire = new WireStream(await upgrade.UpgradeAsync(), context.Abort);
        var options = new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero };
        return (WebSocket.CreateFromStream(wire, options), wire);
    }

#pragma warning disable CA5350 // The protocol's handshake is defined with SHA-1; it protects nothing.
    private static string AcceptOf(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Magic)));
#pragma warning restore CA5350
}
