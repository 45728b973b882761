using System.Net;
using System.Text.Json;
using Belong.Bot.Chat;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Platforms;

public sealed class EventStreamTests : LocalTest
{
    private sealed record Told(string Name, long Id, JsonElement Data)
    {
        public string? Change => Data.GetProperty("change").GetString();

        public JsonElement Message => Data.GetProperty("message");
    }

    [Fact]
    public async Task What_happens_is_told_as_it_happens()
    {
        using var stream = await OpenAsync("member-2");
        var id = await Client.SayAsync("member-1", "first");
        await Client.SendAsync(HttpMethod.Put, $"local/messages/{id}", new { @as = "member-1", text = "second" });
        await Host.Platform.HideAsync(new("local:forum"), new(id), "a test", CancellationToken.None);
        await Client.PostAsync("local/members", new { name = "Newcomer" });

        var created = await NextAsync(stream);
        var edited = await NextAsync(stream);
        var hidden = await NextAsync(stream);
        var joined = await NextAsync(stream);
        Assert.Equal(
            ("message", "created", "first"),
            (created.Name, created.Change, created.Message.GetProperty("text").GetString())
        );
        Assert.Equal(("edited", "second"), (edited.Change, edited.Message.GetProperty("text").GetString()));
        Assert.Equal(("hidden", ""), (hidden.Change, hidden.Message.GetProperty("text").GetString()));
        Assert.Equal(("member", "joined"), (joined.Name, joined.Change));
        Assert.True(created.Id < edited.Id && edited.Id < hidden.Id && hidden.Id < joined.Id);
    }

    [Fact]
    public async Task Nobody_is_told_what_they_may_not_see()
    {
        using var stream = await OpenAsync("member-1");
        await Client.SayAsync("moderator-1", "among ourselves", "moderators");
        await Host.Platform.SendDirectAsync(
            new("local:member-2"),
            new Post("for another"),
            Guid.NewGuid(),
            CancellationToken.None
        );
        await Host.Platform.SendDirectAsync(
            new("local:member-1"),
            new Post("for you"),
            Guid.NewGuid(),
            CancellationToken.None
        );

        var told = await NextAsync(stream);
        Assert.Equal(("inbox", "for you"), (told.Name, told.Message.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_reader_resumes_after_the_last_event_they_saw()
    {
        await Client.SayAsync("member-1", "one");
        await Client.SayAsync("member-1", "two");
        using var stream = await OpenAsync("member-2", lastEventId: "1");
        await Client.SayAsync("member-1", "three");

        Assert.Equal("two", (await NextAsync(stream)).Message.GetProperty("text").GetString());
        Assert.Equal("three", (await NextAsync(stream)).Message.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_reader_who_is_very_far_behind_is_told_to_start_anew()
    {
        await Task.WhenAll(Enumerable.Range(0, 1100).Select(i => Client.SayAsync("member-1", $"{i}")));
        using var stream = await OpenAsync("member-2", lastEventId: "0");
        await Client.SayAsync("member-1", "after");

        Assert.Equal("reset", (await NextAsync(stream)).Name);
        Assert.Equal("after", (await NextAsync(stream)).Message.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_removed_member_hears_no_more_of_the_channels()
    {
        using var stream = await OpenAsync("member-1");
        await Host.Platform.RemoveMemberAsync(new("local:member-1"), Removal.Ban, "a test", CancellationToken.None);
        await Client.SayAsync("member-2", "without them");
        await Host.Platform.SendDirectAsync(
            new("local:member-1"),
            new Post("goodbye"),
            Guid.NewGuid(),
            CancellationToken.None
        );

        Assert.Equal("removed", (await NextAsync(stream)).Change);
        Assert.Equal("goodbye", (await NextAsync(stream)).Message.GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_page_is_given_the_markup_as_well()
    {
        using var stream = await OpenAsync("member-2", view: "&view=html");
        await Client.SayAsync("member-1", "<script>alert(1)</script>");

        var html = (await NextAsync(stream)).Message.GetProperty("html").GetString();
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_person_or_position_is_refused()
    {
        Assert.Equal("as", (await Client.GetAnswerAsync("local/events?as=nobody")).Field);
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "since"),
            (
                (await Client.GetAnswerAsync("local/events?as=member-1&since=x")) is var answer
                    ? (answer.Status, answer.Field)
                    : default
            )
        );
    }

    private async Task<StreamReader> OpenAsync(string who, string? lastEventId = null, string view = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"local/events?as={who}{view}");
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        // The first lines say that the subscription stands.
        Assert.StartsWith("retry:", await reader.ReadLineAsync(), StringComparison.Ordinal);
        return reader;
    }

    private static async Task<Told> NextAsync(StreamReader reader)
    {
        using var limit = Progress.Patience();
        var (name, id) = ("", 0L);
        while (await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = long.Parse(line[4..], System.Globalization.CultureInfo.InvariantCulture);
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                return new Told(name, id, JsonDocument.Parse(line[6..]).RootElement);
        }

        throw new InvalidOperationException("the stream has ended");
    }
}
