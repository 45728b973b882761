using System.Reflection;
using System.Text.RegularExpressions;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Rest;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>What Discord's REST interface and the network before it can do to a request.</summary>
public sealed class RestTests : RestTest
{
    [Fact]
    public async Task The_first_401_stops_everything()
    {
        var rest = await StartAsync(
            (context, _, _) => FakeApi.SayAsync(context, 401, """{"message":"401: Unauthorized","code":0}""")
        );

        await Assert.ThrowsAsync<PlatformException>(() => rest.SendAsync(Read, default));
        var stopped = await Assert.ThrowsAsync<PlatformException>(() =>
            rest.SendAsync(DiscordCall.Get("/guilds/3"), default)
        );

        Assert.True(rest.IsTokenRefused && stopped.IsTransient);
        Assert.DoesNotContain("secret", stopped.ToString(), StringComparison.Ordinal);
        Assert.Single(Api!.Requests);
    }

    [Fact]
    public async Task A_refused_permission_is_not_asked_for_again_until_something_changes()
    {
        var rest = await StartAsync(
            (context, _, _) => FakeApi.SayAsync(context, 403, """{"message":"Missing Permissions","code":50013}""")
        );
        var hide = DiscordCall.Delete("/channels/1/messages/2");

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(
                PlatformFault.Forbidden,
                (await Assert.ThrowsAsync<PlatformException>(() => rest.SendAsync(hide, default))).Fault
            );
        }

        Assert.Single(Api!.Requests);

        rest.ForgetLostPermissions();
        await Assert.ThrowsAsync<PlatformException>(() => rest.SendAsync(hide, default));
        Assert.Equal(2, Api.Requests.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_burst_of_server_errors_is_outlived_where_repeating_is_safe(int status)
    {
        var rest = await StartAsync(
            (context, number, _) =>
                number < 3
                    ? FakeApi.SayAsync(context, status, "<html>bad gateway</html>")
                    : FakeApi.SayAsync(context, 200, "{}")
        );

        await rest.SendAsync(DiscordCall.Put("/guilds/1/bans/2"), default);

        Assert.Equal(4, Api!.Requests.Count);
    }

    [Fact]
    public async Task What_may_have_been_done_is_not_repeated_where_that_would_do_it_twice()
    {
        var rest = await StartAsync((context, _, _) => FakeApi.Cut(context));

        var lost = await Assert.ThrowsAsync<PlatformException>(() =>
            rest.SendAsync(DiscordCall.Post("/channels/1/threads"), default)
        );

        Assert.True(lost.IsTransient);
        Assert.Single(Api!.Requests);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_where_it_is_safe()
    {
        var rest = await StartAsync(
            (context, number, _) => number == 0 ? FakeApi.Cut(context) : FakeApi.SayAsync(context, 200, "{}")
        );

        await rest.SendAsync(DiscordCall.Post("/channels/1/messages") with { Repeatable = true }, default);

        Assert.Equal(2, Api!.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_not_waited_for_for_ever()
    {
        var rest = await StartAsync(
            async (context, number, _) =>
            {
                if (number == 0)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                        .ContinueWith(_ => { }, TaskScheduler.Default);
                }
                else
                {
                    await FakeApi.SayAsync(context, 200, "{}");
                }
            }
        );

        await rest.SendAsync(Read, default);

        Assert.Equal(2, Api!.Requests.Count);
    }

    [Fact]
    public async Task Nobody_listening_is_transient()
    {
        var rest = await StartAsync((_, _, _) => Task.CompletedTask);
        await Api!.DisposeAsync();
        Api = null;

        Assert.True(
            (
                await Assert.ThrowsAsync<PlatformException>(() =>
                    rest.SendAsync(DiscordCall.Post("/channels/1/threads"), default)
                )
            ).IsTransient
        );
    }

    [Fact]
    public async Task A_reason_travels_encoded_and_the_token_only_where_it_belongs()
    {
        var rest = await StartAsync((context, _, _) => FakeApi.SayAsync(context, 204, ""));

        await rest.SendAsync(DiscordCall.Delete("/channels/1/messages/2") with { Reason = "case 42 – é" }, default);
        await rest.SendAsync(
            new DiscordCall(HttpMethod.Post, "/interactions/1/token/callback") { IsInteraction = true },
            default
        );

        var requests = Api!.Requests.ToArray();
        Assert.Equal("case%2042%20%E2%80%93%20%C3%A9", requests[0].Headers["X-Audit-Log-Reason"]);
        Assert.Equal("Bot secret", requests[0].Headers["Authorization"]);
        var version = typeof(DiscordRest)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
        Assert.Matches($@"^DiscordBot \(https://\S+, {Regex.Escape(version)}\)$", requests[0].Headers["User-Agent"]);
        Assert.False(requests[1].Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData(403, 50007, PlatformFault.Undeliverable)]
    [InlineData(403, 50278, PlatformFault.Undeliverable)]
    [InlineData(404, 10008, PlatformFault.NotFound)]
    [InlineData(403, 50013, PlatformFault.Forbidden)]
    [InlineData(403, 50005, PlatformFault.Forbidden)]
    [InlineData(400, 40003, PlatformFault.Transient)]
    [InlineData(403, 40003, PlatformFault.Transient)]
    [InlineData(400, 50035, PlatformFault.Unsupported)]
    [InlineData(400, 200000, PlatformFault.Forbidden)]
    internal async Task A_refusal_says_what_it_means(int status, int code, PlatformFault expected)
    {
        var rest = await StartAsync(
            (context, _, _) => FakeApi.SayAsync(context, status, $$"""{"message":"no","code":{{code}}}""")
        );

        var refusal = await Assert.ThrowsAsync<PlatformException>(() =>
            rest.SendAsync(DiscordCall.Post("/channels/1/messages"), default)
        );

        Assert.Equal((expected, code), (refusal.Fault, refusal.CodeOf()));
    }

    [Fact]
    public void A_route_is_known_by_its_shape_and_its_first_id()
    {
        var one = DiscordCall.Get("/channels/1/messages/2?limit=5");
        var other = DiscordCall.Get("/channels/3/messages/4");
        var hook = new DiscordCall(HttpMethod.Patch, "/webhooks/5/abc/messages/@original");

        Assert.Equal((one.Template, "1", "3"), (other.Template, one.Major, other.Major));
        Assert.Equal(("PATCH /webhooks/{major}/{token}/messages/@original", "5/abc"), (hook.Template, hook.Major));
    }
}
