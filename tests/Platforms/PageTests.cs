using System.Net;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Platforms;

/// <summary>The page as the server writes it; how it lives in a browser is tested in a browser.</summary>
public sealed class PageTests : LocalTest
{
    private const string Nasty = "<img src=x onerror=alert(1)> \" ' & </article>";

    [Fact]
    public async Task Whatever_anybody_writes_stays_text()
    {
        await Client.SayAsync("member-1", Nasty);
        await Client.PostAsync("local/members", new { name = "<b>\"Bold\"</b>" });
        await Host.Platform.PostAsync(
            new("local:forum"),
            new Post(Nasty)
            {
                Title = Nasty,
                Fields = [new(Nasty, Nasty) { Marks = [new(0, 5, Nasty)] }],
                Buttons = [new(Nasty, Nasty)],
            },
            Guid.NewGuid(),
            CancellationToken.None
        );

        var (_, html) = await OpenAsync("/?channel=forum&as=b-bold-b");
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>\"Bold\"", html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_is_told_to_run_nothing_but_the_pages_own_scripts()
    {
        using var response = await Client.GetAsync("/");

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        var html = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" onclick=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_the_page_loads_is_there()
    {
        var (_, html) = await OpenAsync("/");
        var loaded = html.Split('"')
            .Where(part => part.StartsWith("/assets/", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        Assert.Contains("/assets/page.js", loaded);
        foreach (var asset in loaded)
        {
            using var response = await Client.GetAsync(asset);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotNull(response.Headers.ETag);
            using var again = new HttpRequestMessage(HttpMethod.Get, asset);
            again.Headers.IfNoneMatch.Add(response.Headers.ETag);
            using var unchanged = await Client.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_can_be_read_without_scripts_and_an_old_stretch_of_it_turned_to()
    {
        for (var i = 1; i <= 120; i++)
            await Client.SayAsync("member-1", $"message number {i}.");

        var (_, latest) = await OpenAsync("/?channel=forum&as=member-2");
        Assert.Contains("message number 120.", latest, StringComparison.Ordinal);
        Assert.DoesNotContain("message number 20.", latest, StringComparison.Ordinal);
        Assert.Contains("before=21", latest, StringComparison.Ordinal);
        var (_, earlier) = await OpenAsync("/?channel=forum&as=member-2&before=21");
        Assert.Contains("message number 20.", earlier, StringComparison.Ordinal);
        Assert.Contains("Latest messages", earlier, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marked_words_carry_their_reason_in_words()
    {
        await Host.Platform.PostAsync(
            new("local:moderators"),
            new Post("")
            {
                Title = "Case",
                Fields = [new("Said", "you utter fool") { Marks = [new(4, 10, "insult"), new(2, 90, "overlap")] }],
            },
            Guid.NewGuid(),
            CancellationToken.None
        );

        var (_, html) = await OpenAsync("/?channel=moderators&as=moderator-1");
        Assert.Contains("<mark title=\"insult\">utter fool<span", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_into_the_community_opens_as_the_person_who_reads_it()
    {
        var id = await Client.SayAsync("member-1", "the words");
        var message = await Host.Platform.FindMessageAsync(new(id), CancellationToken.None);
        await Client.SayAsync("member-1", $"see {message!.Link} and https://example.org/a?b=1&c=2.");

        var (_, html) = await OpenAsync("/?channel=forum&as=member-3");
        Assert.Contains("<a href=\"/?channel=forum&amp;as=member-3#m1\"", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?channel=attic", 404)]
    [InlineData("/?as=nobody", 404)]
    [InlineData("/?channel=moderators&as=member-1", 403)]
    [InlineData("/?channel=inbox-member-2&as=member-1", 403)]
    [InlineData("/?channel=inbox&as=member-1", 200)]
    public async Task What_cannot_be_shown_is_said_on_the_page(string address, int status)
    {
        var (answered, html) = await OpenAsync(address);

        Assert.Equal(status, (int)answered);
        Assert.Equal(status != 200, html.Contains("This cannot be shown", StringComparison.Ordinal));
        Assert.Contains("</html>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_you_are_is_remembered_for_links_that_do_not_say_it()
    {
        using var first = await Client.GetAsync("/?as=moderator-2");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?channel=moderators");
        request.Headers.Add("Cookie", first.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var second = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains(
            "data-as=\"local:moderator-2\"",
            await second.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    private async Task<(HttpStatusCode Status, string Html)> OpenAsync(string address)
    {
        using var response = await Client.GetAsync(address);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
