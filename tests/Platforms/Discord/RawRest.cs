using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Belong.FakeDiscord;

namespace Belong.Tests.Platforms.Discord;

/// <summary>A bare HTTP client with the bot's token.</summary>
internal sealed class RawRest(FakeDiscordServer discord) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    public Task<RawAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<RawAnswer> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body);

    public async Task<RawAnswer> SendAsync(HttpMethod method, string path, JsonNode? body = null, string? reason = null)
    {
        using var request = new HttpRequestMessage(method, discord.ApiBase + path);
        request.Headers.UserAgent.ParseAdd("DiscordBot (https://example.org, 1)");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bot", discord.Token);
        if (reason is not null)
            request.Headers.Add("X-Audit-Log-Reason", Uri.EscapeDataString(reason));
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        var headers = response.Headers.ToDictionary(
            pair => pair.Key,
            pair => string.Join(',', pair.Value),
            StringComparer.OrdinalIgnoreCase
        );
        return new RawAnswer(response.StatusCode, isJson ? JsonNode.Parse(text) : null, text, headers);
    }

    public void Dispose() => _http.Dispose();
}
