using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Belong.Tests.Platforms;

/// <summary>An answer of the HTTP interface.</summary>
internal sealed record HttpAnswer(HttpStatusCode Status, string? ContentType, JsonElement Body)
{
    public string? Field => Text("field");

    public string? Text(string property) =>
        Body.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>The HTTP interface as a script uses it.</summary>
internal static class LocalHttp
{
    public static async Task<HttpAnswer> SendAsync(this HttpClient client, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        return await client.AnswerAsync(request);
    }

    public static async Task<HttpAnswer> AnswerAsync(this HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text.Length == 0 ? "null" : text);
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, document.RootElement.Clone());
    }

    public static Task<HttpAnswer> GetAnswerAsync(this HttpClient client, string path) =>
        client.SendAsync(HttpMethod.Get, path, body: null);

    public static Task<HttpAnswer> PostAsync(this HttpClient client, string path, object body) =>
        client.SendAsync(HttpMethod.Post, path, body);

    /// <summary>Says something in the forum; the message's id.</summary>
    public static async Task<string> SayAsync(this HttpClient client, string who, string text, string channel = "forum")
    {
        var answer = await client.PostAsync($"local/channels/{channel}/messages", new { @as = who, text });
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Text("id")!;
    }

    /// <summary>Posts bytes as they are.</summary>
    public static async Task<HttpAnswer> PostBytesAsync(
        this HttpClient client,
        string path,
        byte[] body,
        string contentType = "application/json"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await client.AnswerAsync(request);
    }

    public static Task<HttpAnswer> PostRawAsync(this HttpClient client, string path, string body) =>
        client.PostBytesAsync(path, Encoding.UTF8.GetBytes(body));
}
