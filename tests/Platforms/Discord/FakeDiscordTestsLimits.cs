using System.Net;
using Belong.FakeDiscord;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.Limits;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Rate limits and faults of REST on the fake.</summary>
public sealed class FakeDiscordTestsLimits : FakeDiscordTest
{
    /// <summary>Windows end when the test says so.</summary>
    protected override FakeDiscordOptions Options =>
        new()
        {
            Time = new ManualTime(TimeProvider.System.GetUtcNow()),
            Limits = new LimitOptions { GlobalPerSecond = 20, InvalidRequests = 3 },
        };

    [Fact]
    public async Task A_bucket_says_what_is_left_and_then_refuses_until_it_is_reset()
    {
        for (var left = 4; left >= 0; left--)
            Assert.Equal($"{left}", (await Rest.PostAsync(Messages, Text("x"))).Headers["X-RateLimit-Remaining"]);
        var refused = await Rest.PostAsync(Messages, Text("x"));
        var elsewhere = await Rest.PostAsync($"/channels/{Town.ModeratorsChannel.Id}/messages", Text("x"));
        Discord.Clock.Advance(TimeSpan.FromSeconds(6));
        var later = await Rest.PostAsync(Messages, Text("x"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("user", refused.Headers["X-RateLimit-Scope"]);
        Assert.InRange((double)refused.Body!["retry_after"]!, 0.001, 5);
        Assert.Equal(refused.Headers["X-RateLimit-Bucket"], elsewhere.Headers["X-RateLimit-Bucket"]);
        Assert.Equal(HttpStatusCode.OK, elsewhere.Status);
        Assert.Equal(HttpStatusCode.OK, later.Status);
    }

    [Fact]
    public async Task Beyond_the_global_limit_everything_waits()
    {
        string[] paths = ["/users/@me", "/users/@me/guilds", "/applications/@me", "/gateway/bot"];
        for (var request = 0; request < 20; request++)
            Assert.Equal(HttpStatusCode.OK, (await Rest.GetAsync(paths[request % paths.Length])).Status);
        var refused = await Rest.GetAsync("/users/@me");
        Discord.Clock.Advance(TimeSpan.FromSeconds(1));
        var later = await Rest.GetAsync("/users/@me");

        Assert.Equal(("global", "true"), (refused.Headers["X-RateLimit-Scope"], refused.Headers["X-RateLimit-Global"]));
        Assert.True((bool)refused.Body!["global"]!);
        Assert.Equal(HttpStatusCode.OK, later.Status);
    }

    [Fact]
    public async Task Too_many_invalid_requests_bring_the_edge_down_on_the_address()
    {
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(
                50013,
                (await Rest.SendAsync(HttpMethod.Delete, $"/guilds/{Town.Guild.Id}/members/{Town.Owner.Id}")).Code
            );
        }

        var banned = await Rest.GetAsync("/users/@me");

        Assert.Equal(HttpStatusCode.TooManyRequests, banned.Status);
        Assert.Null(banned.Body);
        Assert.Contains("1015", banned.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_answer_was_still_a_deed()
    {
        Discord.Faults.OnNextRequests(new RestFault(RestFaultKind.LostAnswer) { Method = "POST", Path = "/messages$" });
        await Assert.ThrowsAsync<HttpRequestException>(() => Rest.PostAsync(Messages, Text("heard")));

        Assert.Equal("heard", Assert.Single(Town.General.Messages).Content);
        Assert.Equal("LostAnswer", Discord.Journal.Entries[^1].Fault);
    }

    [Fact]
    public async Task A_reset_before_the_deed_does_nothing()
    {
        Discord.Faults.OnNextRequests(new RestFault(RestFaultKind.ResetBefore) { Method = "POST" });
        await Assert.ThrowsAsync<HttpRequestException>(() => Rest.PostAsync(Messages, Text("unheard")));

        Assert.Empty(Town.General.Messages);
    }

    [Theory]
    [InlineData(RestFaultKind.HoldBefore, 0)]
    [InlineData(RestFaultKind.HoldAfter, 1)]
    public async Task Of_a_held_request_only_what_was_done_before_its_sender_went_is_done(RestFaultKind kind, int done)
    {
        Discord.Faults.OnNextRequests(new RestFault(kind) { Method = "POST" });
        using (var sender = new RawRest(Discord))
        {
            var held = sender.PostAsync(Messages, Text("held"));
            await DiscordSubject.UntilAsync(() => Discord.Faults.Held == 1);
            Assert.Equal(done, Town.General.Messages.Count);
            sender.Dispose();
            await Assert.ThrowsAnyAsync<Exception>(() => held);
        }

        await DiscordSubject.UntilAsync(() => Discord.Faults.Held == 0);
        Discord.Faults.Clear();
        Assert.Equal(HttpStatusCode.OK, (await Rest.PostAsync(Messages, Text("heard"))).Status);
        Assert.Equal(done + 1, Town.General.Messages.Count);
    }

    [Theory]
    [InlineData(RestFaultKind.HoldBefore)]
    [InlineData(RestFaultKind.HoldAfter)]
    public async Task A_held_request_goes_on_when_the_faults_are_cleared(RestFaultKind kind)
    {
        Discord.Faults.OnNextRequests(new RestFault(kind) { Method = "POST" });
        var held = Rest.PostAsync(Messages, Text("held"));
        await DiscordSubject.UntilAsync(() => Discord.Faults.Held == 1);
        Discord.Faults.Clear();

        Assert.Equal(HttpStatusCode.OK, (await held).Status);
        Assert.Equal(0, Discord.Faults.Held);
        Assert.Single(Town.General.Messages);
    }

    [Theory]
    [InlineData(RestFaultKind.TooMany, 429, "user")]
    [InlineData(RestFaultKind.TooManyGlobal, 429, "global")]
    [InlineData(RestFaultKind.TooManyShared, 429, "shared")]
    [InlineData(RestFaultKind.TooManyWithoutHeaders, 429, null)]
    [InlineData(RestFaultKind.Cloudflare, 429, null)]
    [InlineData(RestFaultKind.Status, 503, null)]
    public async Task Faults_befall_as_many_requests_as_asked_for(RestFaultKind kind, int status, string? scope)
    {
        Discord.Faults.OnNextRequests(new RestFault(kind) { Times = 2, Path = "^/users" });
        Assert.Equal(HttpStatusCode.OK, (await Rest.GetAsync("/gateway")).Status);
        for (var time = 0; time < 2; time++)
        {
            var answer = await Rest.GetAsync("/users/@me");
            Assert.Equal(status, (int)answer.Status);
            Assert.Equal(scope, answer.Headers.GetValueOrDefault("X-RateLimit-Scope"));
        }

        Assert.Equal(HttpStatusCode.OK, (await Rest.GetAsync("/users/@me")).Status);
        Assert.Equal(kind is RestFaultKind.TooManyShared or RestFaultKind.Status ? 0 : 2, Discord.InvalidRequests);
    }
}
