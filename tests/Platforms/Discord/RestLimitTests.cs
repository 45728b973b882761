using System.Globalization;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Discord.Rest;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>Discord's limits are kept to, and those that were met are waited for.</summary>
public sealed class RestLimitTests : RestTest
{
    [Fact]
    public async Task A_limit_with_headers_is_waited_for()
    {
        var rest = await StartAsync(
            (context, number, _) =>
                number == 0
                    ? FakeApi.SayAsync(
                        context,
                        429,
                        """{"message":"slow","retry_after":0.05,"global":false}""",
                        ("Retry-After", "1"),
                        ("X-RateLimit-Scope", "user")
                    )
                    : FakeApi.SayAsync(context, 200, """{"id":"2"}""")
        );

        Assert.Equal("2", (await rest.SendAsync(Read, default)).GetProperty("id").GetString());
        Assert.Equal((2, 1), (Api!.Requests.Count, rest.InvalidCount));
    }

    [Fact]
    public async Task A_page_of_HTML_instead_of_JSON_limits_everything_and_is_waited_for()
    {
        var rest = await StartAsync(
            (context, number, _) =>
                number == 0
                    ? FakeApi.SayAsync(context, 429, "<html>error code: 1015</html>")
                    : FakeApi.SayAsync(context, 200, "{}")
        );

        await rest.SendAsync(Read, default);
        await rest.SendAsync(DiscordCall.Get("/guilds/3"), default);

        Assert.Equal(3, Api!.Requests.Count);
    }

    [Fact]
    public async Task A_limit_longer_than_the_patience_is_transient_and_says_when_to_come_back()
    {
        var rest = await StartAsync(
            (context, _, _) =>
                FakeApi.SayAsync(
                    context,
                    429,
                    """{"message":"slow","retry_after":900,"global":true}""",
                    ("X-RateLimit-Global", "true")
                )
        );

        var busy = await Assert.ThrowsAsync<PlatformException>(() => rest.SendAsync(Read, default));
        var other = await Assert.ThrowsAsync<PlatformException>(() =>
            rest.SendAsync(DiscordCall.Get("/guilds/3"), default)
        );

        Assert.Equal((true, true), (busy.IsTransient, other.IsTransient));
        Assert.True(busy.RetryAfter > TimeSpan.FromMinutes(14));
        Assert.Single(Api!.Requests);
    }

    [Fact]
    public async Task A_shared_limit_does_not_count_against_the_bot()
    {
        var rest = await StartAsync(
            (context, number, _) =>
                number == 0
                    ? FakeApi.SayAsync(
                        context,
                        429,
                        """{"message":"slow","retry_after":0.01,"global":false}""",
                        ("X-RateLimit-Scope", "shared")
                    )
                    : FakeApi.SayAsync(context, 200, "{}")
        );

        await rest.SendAsync(Read, default);

        Assert.Equal(0, rest.InvalidCount);
    }

    [Fact]
    public async Task A_bucket_is_never_overdrawn_however_many_ask_at_once()
    {
        var gate = new Lock();
        var (windows, inWindow, overdrawn, ends) = (0, 0, 0, 0L);
        var rest = await StartAsync(
            (context, _, _) =>
            {
                long left;
                lock (gate)
                {
                    var now = Environment.TickCount64;
                    if (now >= ends)
                        (windows, inWindow, ends) = (windows + 1, 0, now + 150);
                    inWindow++;
                    if (inWindow > 3)
                        overdrawn++;
                    left = ends - now;
                }

                return FakeApi.SayAsync(
                    context,
                    200,
                    "{}",
                    ("X-RateLimit-Bucket", "abc"),
                    ("X-RateLimit-Limit", "3"),
                    ("X-RateLimit-Remaining", Math.Max(0, 3 - inWindow).ToString(CultureInfo.InvariantCulture)),
                    ("X-RateLimit-Reset-After", ((left + 20) / 1000.0).ToString("0.000", CultureInfo.InvariantCulture))
                );
            }
        );

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => rest.SendAsync(Read, default)));

        Assert.Equal((12, 0), (Api!.Requests.Count, overdrawn));
        Assert.True(windows >= 4);
    }
}
