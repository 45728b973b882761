using System.Net;
using Belong.Bot.Platforms.Local;
using Belong.Bot.Platforms.Local.Http;
using Xunit;

namespace Belong.Tests.Platforms;

public sealed class RequestGuardTests : LocalTest
{
    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("localhost:1234", 200)]
    [InlineData("LOCALHOST", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]:80", 200)]
    [InlineData("evil.example", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("127.0.0.1.nip.io:5080", 421)]
    [InlineData("192.168.0.7", 421)]
    public async Task Only_this_machines_names_are_answered(string host, int status)
    {
        foreach (var path in new[] { "/", "/local/members", "/assets/page.js", "/nowhere" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host;
            using var response = await Client.SendAsync(request);

            Assert.Equal(path == "/nowhere" && status == 200 ? 404 : status, (int)response.StatusCode);
        }
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "http://localhost:1", 403)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 201)]
    [InlineData("Sec-Fetch-Site", "none", 201)]
    public async Task Another_sites_page_cannot_speak_here(string header, string value, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "local/channels/forum/messages")
        {
            Content = new StringContent(
                """{"as":"member-1","text":"x"}""",
                new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")
            ),
        };
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(status, (int)(await Client.AnswerAsync(request)).Status);
    }

    [Fact]
    public async Task The_pages_own_origin_is_welcome()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "local/members");
        request.Headers.TryAddWithoutValidation("Origin", Client.BaseAddress!.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.OK, (await Client.AnswerAsync(request)).Status);
    }

    [Fact]
    public async Task A_link_from_elsewhere_opens_the_page_but_not_the_interface()
    {
        async Task<HttpStatusCode> FollowAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Mode", "navigate");
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Dest", "document");
            using var response = await Client.SendAsync(request);
            return response.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await FollowAsync("/?channel=forum"));
        Assert.Equal(HttpStatusCode.Forbidden, await FollowAsync("/local/members"));
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.0.0.7:5080")]
    [InlineData("http://[::1]:5080")]
    public void An_address_of_this_machine_may_be_listened_at(string address) =>
        Assert.Null(new RequestGuard(new LocalOptions()).RefusalOf(address));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.0.7:5080")]
    [InlineData("http://bot.example:5080")]
    [InlineData("http://localhost.example:5080")]
    public void Any_other_address_needs_the_setting_that_accepts_the_consequence(string address)
    {
        var refusal = new RequestGuard(new LocalOptions()).RefusalOf(address);
        Assert.Contains("Local:AllowRemoteWithoutAuthentication", refusal, StringComparison.Ordinal);
        Assert.Contains("password", refusal, StringComparison.Ordinal);
        Assert.Null(new RequestGuard(new LocalOptions { AllowRemoteWithoutAuthentication = true }).RefusalOf(address));
    }

    [Fact]
    public void An_address_that_is_none_is_refused_by_name() =>
        Assert.Contains(
            "localhost:5080",
            new RequestGuard(new LocalOptions()).RefusalOf("localhost:5080"),
            StringComparison.Ordinal
        );
}
