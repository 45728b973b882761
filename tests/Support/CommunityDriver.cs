using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Belong.Tests.Support;

/// <summary>People in the embedded community, through its HTTP interface alone.</summary>
internal sealed class CommunityDriver : IDisposable
{
    private readonly HttpClient _http;

    public CommunityDriver(string address) =>
        _http = new HttpClient(new SocketsHttpHandler())
        {
            BaseAddress = new Uri(address),
            Timeout = Progress.Stillness,
        };

    public HttpClient Http => _http;

    public async Task<JsonNode> GetAsync(string path) => (await _http.GetFromJsonAsync<JsonNode>(path))!;

    /// <summary>The status and the body of any request.</summary>
    public async Task<Answered> SendAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answered(response.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    public async Task<JsonNode> SayAsync(string who, string text, string channel = "forum", string? replyTo = null)
    {
        var answered = await SendAsync(
            HttpMethod.Post,
            $"/local/channels/{channel}/messages",
            new JsonObject
            {
                ["as"] = who,
                ["text"] = text,
                ["replyTo"] = replyTo,
            }
        );
        return answered.Expect(HttpStatusCode.Created);
    }

    public async Task<JsonNode> EditAsync(string who, JsonNode message, string text) =>
        (
            await SendAsync(
                HttpMethod.Put,
                $"/local/messages/{Id(message)}",
                new JsonObject { ["as"] = who, ["text"] = text }
            )
        ).Expect(HttpStatusCode.OK);

    public Task<Answered> DeleteAsync(string who, JsonNode message) =>
        SendAsync(HttpMethod.Delete, $"/local/messages/{Id(message)}", new JsonObject { ["as"] = who });

    /// <summary>Presses a button by its verb, as the card shows it; with values sends the form that it opens.</summary>
    public Task<Answered> PressAsync(string who, JsonNode card, string verb, JsonObject? values = null) =>
        PressIdAsync(who, card, ButtonId(card, verb), values);

    public Task<Answered> PressIdAsync(string who, JsonNode card, string button, JsonObject? values = null)
    {
        var body = new JsonObject { ["as"] = who, ["button"] = button };
        if (values is not null)
            body["values"] = values;
        return SendAsync(HttpMethod.Post, $"/local/messages/{Id(card)}/press", body);
    }

    public Task<Answered> CommandAsync(
        string who,
        string command,
        JsonObject? options = null,
        string channel = "forum",
        string? message = null
    ) =>
        SendAsync(
            HttpMethod.Post,
            "/local/commands",
            new JsonObject
            {
                ["as"] = who,
                ["channel"] = channel,
                ["command"] = command,
                ["options"] = options,
                ["message"] = message,
            }
        );

    /// <summary>All messages of a channel, page by page, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> MessagesAsync(string who, string channel)
    {
        List<JsonNode> messages = [];
        for (var before = ""; ; )
        {
            var page = (await GetAsync($"/local/channels/{channel}/messages?as={who}{before}")).AsArray();
            messages.InsertRange(0, page.Select(message => message!));
            if (page.Count == 0)
                return messages;

            before = $"&before={Id(page[0]!)}";
        }
    }

    public async Task<IReadOnlyList<JsonNode>> CardsAsync(string who = "moderator-1", string channel = "moderators") =>
        [.. (await MessagesAsync(who, channel)).Where(message => message["card"] is not null)];

    public async Task<IReadOnlyList<JsonNode>> InboxAsync(string who) =>
        [.. (await GetAsync($"/local/members/{who}/inbox?as={who}")).AsArray().Select(message => message!)];

    /// <summary>The newest card of a queue once it satisfies a condition.</summary>
    public Task<JsonNode> CardAsync(
        Func<JsonNode, bool> condition,
        string who = "moderator-1",
        string channel = "moderators"
    ) => UntilAsync(who, async () => (await CardsAsync(who, channel)).LastOrDefault(condition));

    /// <summary>The newest card that says this anywhere.</summary>
    public Task<JsonNode> CardSayingAsync(string text, string who = "moderator-1", string channel = "moderators") =>
        CardAsync(card => card.Says(text), who, channel);

    /// <summary>The newest direct message to somebody that says this anywhere.</summary>
    public Task<JsonNode> NoticeSayingAsync(string who, string text) =>
        UntilAsync(who, async () => (await InboxAsync(who)).LastOrDefault(notice => notice.Says(text)));

    /// <summary>Asks again after each event that this person sees, until there is an answer.</summary>
    public async Task<T> UntilAsync<T>(string who, Func<Task<T?>> ask)
        where T : class
    {
        using var patience = Progress.Patience();
        using var response = await _http.GetAsync(
            $"/local/events?as={who}",
            HttpCompletionOption.ResponseHeadersRead,
            patience.Token
        );
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(patience.Token);
        using var events = new StreamReader(stream);
        using var happened = new SemaphoreSlim(0);
        _ = ReadAsync();
        while (true)
        {
            if (await ask() is { } answer)
                return answer;

            // One look answers for all events that have come meanwhile.
            await happened.WaitAsync(patience.Token);
            patience.CancelAfter(Progress.Stillness);
            while (happened.Wait(0, patience.Token)) { }
        }

        async Task ReadAsync()
        {
            try
            {
                while (await events.ReadLineAsync(patience.Token) is not null)
                    happened.Release();
            }
            catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The answer has been found, or the bot is gone: then the patience ends the wait.
            }
        }
    }

    public static string Id(JsonNode message) => message["id"]!.GetValue<string>();

    public static string ButtonId(JsonNode card, string verb) =>
        card["buttons"]!
            .AsArray()
            .Select(button => button!["id"]!.GetValue<string>())
            .First(id => id.Split(':')[2] == verb);

    public static IReadOnlyList<string> Verbs(JsonNode card) =>
        [.. card["buttons"]!.AsArray().Select(button => button!["id"]!.GetValue<string>().Split(':')[2])];

    public void Dispose() => _http.Dispose();
}

/// <summary>What the interface answered.</summary>
internal sealed record Answered(HttpStatusCode Status, JsonNode Body)
{
    public JsonNode Expect(HttpStatusCode status) =>
        Status == status
            ? Body
            : throw new Xunit.Sdk.XunitException($"{(int)Status} instead of {(int)status}: {Body.ToJsonString()}");

    public string Detail => Body["detail"]?.GetValue<string>() ?? "";

    public string? Field => Body["field"]?.GetValue<string>();
}
