using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Belong.FakeDiscord.Rest;

/// <summary>Reads JSON bodies, and multipart ones with `payload_json` and files.</summary>
internal static class FakeRequestBody
{
    /// <summary>Null for an empty body.</summary>
    public static async Task<(JsonNode? Body, JsonArray Files)> ReadAsync(HttpRequest request)
    {
        try
        {
            if (request.HasFormContentType)
                return await ReadFormAsync(request);
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer);
            if (buffer.Length == 0)
                return (null, []);
            if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            {
                throw InvalidForm.At(
                    "",
                    "CONTENT_TYPE_INVALID",
                    "Expected \"Content-Type\" header to be one of {'application/json'}."
                );
            }

            return (JsonNode.Parse(buffer.ToArray()), []);
        }
        catch (JsonException)
        {
            throw new RestFailure(RestError.InvalidJson);
        }
    }

    /// <summary>The audit log's reason, which travels URL-encoded; null when there is none.</summary>
    public static string? ReasonOf(HttpRequest request)
    {
        var raw = request.Headers["X-Audit-Log-Reason"].ToString();
        if (raw.Length == 0)
            return null;
        var reason = Uri.UnescapeDataString(raw);
        return reason.Length <= 512 ? reason : throw InvalidForm.TooLong("reason", 512);
    }

    private static async Task<(JsonNode? Body, JsonArray Files)> ReadFormAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var body = form.TryGetValue("payload_json", out var payload)
            ? JsonNode.Parse(payload.ToString())
            : new JsonObject();
        var files = new JsonArray();
        foreach (var file in form.Files)
        {
            var url = $"https://cdn.invalid/attachments/{Uri.EscapeDataString(file.FileName)}";
            files.Add(
                new JsonObject
                {
                    ["id"] = files.Count.ToString(CultureInfo.InvariantCulture),
                    ["filename"] = file.FileName,
                    ["size"] = file.Length,
                    ["url"] = url,
                    ["proxy_url"] = url,
                }
            );
        }

        return (body, files);
    }
}
