using System.Net;
using System.Text;
using System.Text.Json;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Platforms;

public sealed class MessageHttpTests : LocalTest
{
    private const string Forum = "local/channels/forum/messages";

    [Fact]
    public async Task A_posted_message_is_answered_in_full_and_listed_after_the_last_one_known()
    {
        var first = await Client.SayAsync("member-1", "first");
        var posted = await Client.PostAsync(
            Forum,
            new
            {
                @as = "local:member-2",
                text = "second",
                replyTo = first,
            }
        );

        Assert.Equal(HttpStatusCode.Created, posted.Status);
        Assert.Equal("local:2", posted.Text("id"));
        Assert.Equal("local:forum", posted.Text("channel"));
        Assert.Equal("Member Two", posted.Body.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal("visible", posted.Text("state"));
        Assert.Equal(first, posted.Text("replyTo"));
        var after = await Client.GetAnswerAsync($"{Forum}?as=member-3&after={first}");
        var only = Assert.Single(after.Body.EnumerateArray());
        Assert.Equal("second", only.GetProperty("text").GetString());
        Assert.Equal(0, only.GetProperty("edited").GetInt32());
    }

    [Fact]
    public async Task A_mention_by_slug_or_by_name_reaches_the_bot_as_a_member()
    {
        await Client.SayAsync("member-1", "@member-2 and @Moderator One, not @nobody, e-mail me@example.org");

        var posted = await Bot.NextAsync<ChatEvent.MessagePosted>();
        Assert.Equal(["local:member-2", "local:moderator-1"], posted.Message.Mentions.Select(id => id.Value));
    }

    [Fact]
    public async Task A_forwarded_message_travels_as_a_snapshot_with_its_words()
    {
        var original = await Client.SayAsync("member-1", "the words as they were");
        var forwarded = await Client.PostAsync(
            "local/channels/events/messages",
            new
            {
                @as = "member-2",
                text = "",
                forwards = new[] { original },
            }
        );
        await Client.SendAsync(
            HttpMethod.Put,
            $"local/messages/{original}",
            new { @as = "member-1", text = "changed" }
        );

        Assert.Equal(HttpStatusCode.Created, forwarded.Status);
        await Bot.NextAsync<ChatEvent.MessagePosted>();
        var heard = (await Bot.NextAsync<ChatEvent.MessagePosted>()).Message;
        Assert.Equal([new MessagePart(MessagePartKind.Forward, "the words as they were")], heard.Parts);
    }

    [Theory]
    [InlineData("""{"as":"member-1"}""", 400, "text")]
    [InlineData("""{"text":"words"}""", 400, "as")]
    [InlineData("""{"as":"member-1","text":""}""", 422, "text")]
    [InlineData("""{"as":"member-1","text":" \n "}""", 422, "text")]
    [InlineData("""{"as":"member-9","text":"words"}""", 404, "as")]
    [InlineData("""{"as":"belong-bot","text":"words"}""", 403, "as")]
    [InlineData("""{"as":"member-1","text":"words","replyTo":"local:99"}""", 404, "replyTo")]
    [InlineData("""{"as":"member-1","text":"words","forwards":["x"]}""", 404, "forwards")]
    [InlineData("""{"as":"member-1","text":"words","reply_to":1}""", 400, "reply_to")]
    [InlineData("""{"as":"member-1","text":["words"]}""", 400, "text")]
    [InlineData("""{"as":"member-1","text":"words" """, 400, null)]
    [InlineData("""{"as":"member-1","text":"\ud800"}""", 400, "text")]
    [InlineData("[]", 400, null)]
    [InlineData("null", 400, null)]
    [InlineData("", 400, null)]
    public async Task What_is_wrong_with_a_message_is_said_with_the_field_at_fault(
        string body,
        int status,
        string? field
    )
    {
        var answer = await Client.PostRawAsync(Forum, body);

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal(field, answer.Field);
        Assert.Equal(status, answer.Body.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(answer.Text("detail")));
        Assert.DoesNotContain("Belong.Bot.", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "local/nothing")]
    [InlineData("DELETE", "local/members")]
    [InlineData("GET", "local/messages/1")]
    public async Task Where_there_is_nothing_that_is_said_as_a_problem_too(string method, string path)
    {
        var answer = await Client.SendAsync(new HttpMethod(method), path, body: null);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.Status, answer.ContentType));
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_refused()
    {
        byte[] body =
        [
            .. Encoding.UTF8.GetBytes("{\"as\":\"member-1\",\"text\":\""),
            0xFF,
            .. Encoding.UTF8.GetBytes("\"}"),
        ];

        var answer = await Client.PostBytesAsync(Forum, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("UTF-8", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_JSON_is_taken()
    {
        var answer = await Client.PostBytesAsync(
            Forum,
            "as=member-1&text=x"u8.ToArray(),
            "application/x-www-form-urlencoded"
        );

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
    }

    [Theory]
    [InlineData(4_000, 201)]
    [InlineData(4_001, 422)]
    [InlineData(100_000, 422)]
    [InlineData(1_100_000, 413)]
    public async Task A_text_has_four_thousand_characters_at_the_most(int length, int status)
    {
        var body = JsonSerializer.Serialize(new { @as = "member-1", text = new string('x', length) });

        var answer = await Client.PostRawAsync(Forum, body);
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(status == 422 ? "text" : null, answer.Field);
    }

    [Fact]
    public async Task Channels_are_seen_by_role()
    {
        static IEnumerable<string?> Names(HttpAnswer answer) =>
            answer.Body.EnumerateArray().Select(channel => channel.GetProperty("name").GetString());

        string[] everybody = ["welcome", "forum", "resources", "events"];
        Assert.Equal(everybody, Names(await Client.GetAnswerAsync("local/channels?as=member-1")));
        Assert.Equal([.. everybody, "moderators"], Names(await Client.GetAnswerAsync("local/channels?as=moderator-1")));
        Assert.Equal(
            [.. everybody, "moderators", "operators"],
            Names(await Client.GetAnswerAsync("local/channels?as=operator-1"))
        );
        Assert.Equal(
            [.. everybody, "operators", "trustee"],
            Names(await Client.GetAnswerAsync("local/channels?as=trustee-1"))
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await Client.GetAnswerAsync("local/channels/moderators/messages?as=member-1")).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Client.GetAnswerAsync("local/channels/attic/messages?as=member-1")).Status
        );
    }

    [Fact]
    public async Task Only_its_author_edits_or_deletes_a_message()
    {
        var id = await Client.SayAsync("member-1", "mine");

        var edit = await Client.SendAsync(
            HttpMethod.Put,
            $"local/messages/{id}",
            new { @as = "moderator-1", text = "x" }
        );
        var delete = await Client.SendAsync(HttpMethod.Delete, $"local/messages/{id}", new { @as = "member-2" });
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (edit.Status, delete.Status));
    }

    [Fact]
    public async Task A_deleted_message_keeps_its_place_without_its_words_and_cannot_be_changed_again()
    {
        var id = await Client.SayAsync("member-1", "gone soon");
        await Client.SendAsync(
            HttpMethod.Put,
            $"local/messages/{id}",
            new { @as = "member-1", text = "gone very soon" }
        );
        var deleted = await Client.SendAsync(HttpMethod.Delete, $"local/messages/{id}", new { @as = "member-1" });
        var again = await Client.SendAsync(HttpMethod.Delete, $"local/messages/{id}", new { @as = "member-1" });

        Assert.Equal(("deleted", ""), (deleted.Text("state"), deleted.Text("text")));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        var kept = Host.Community.File.Read(statements =>
            statements.Value("SELECT count(*) FROM earlier_text") is long count ? count : -1
        );
        Assert.Equal(0, kept);
    }

    [Fact]
    public async Task What_is_hidden_for_review_is_read_by_moderators_alone()
    {
        var id = await Client.SayAsync("member-1", "words under review");
        await Host.Platform.HideAsync(new("local:forum"), new(id), "a test", CancellationToken.None);

        async Task<string?> SeenBy(string who) =>
            (await Client.GetAnswerAsync($"{Forum}?as={who}")).Body[0].GetProperty("text").GetString();

        Assert.Equal("", await SeenBy("member-1"));
        Assert.Equal("words under review", await SeenBy("moderator-1"));
        var edit = await Client.SendAsync(HttpMethod.Put, $"local/messages/{id}", new { @as = "member-1", text = "x" });
        Assert.Equal(HttpStatusCode.Conflict, edit.Status);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_no_edit()
    {
        var id = await Client.SayAsync("member-1", "the same");
        var edit = await Client.SendAsync(
            HttpMethod.Put,
            $"local/messages/{id}",
            new { @as = "member-1", text = "the same" }
        );

        Assert.Equal((HttpStatusCode.OK, 0), (edit.Status, edit.Body.GetProperty("edited").GetInt32()));
    }

    [Fact]
    public async Task Messages_that_come_together_are_all_kept_each_with_a_number_of_its_own()
    {
        var ids = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Client.SayAsync($"member-{(i % 4) + 1}", $"message {i}"))
        );

        Assert.Equal(200, ids.Distinct().Count());
        var listed = await Client.GetAnswerAsync($"{Forum}?as=member-1");
        Assert.Equal(200, listed.Body.GetArrayLength());
    }
}
