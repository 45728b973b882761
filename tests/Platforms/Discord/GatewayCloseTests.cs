using Belong.Bot.Platforms.Discord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

public sealed class GatewayCloseTests
{
    private static readonly GatewayOptions Options = new()
    {
        Token = "the.secret.token",
        Intents = (1 << 0) | (1 << 1) | (1 << 9) | (1 << 15),
        Events = new HashSet<string>(),
    };

    [Fact]
    public void The_settings_do_not_print_the_token() =>
        Assert.DoesNotContain("secret", $"{Options} {Options with { ShardCount = 2 }}", StringComparison.Ordinal);

    [Fact]
    public void Refused_intents_are_named_with_the_place_where_they_are_switched_on()
    {
        var fatal = GatewayCloseCode.Fatal(4014, Options, 0, 1);

        Assert.Equal(4014, fatal?.CloseCode);
        Assert.Contains("Server Members Intent, Message Content Intent.", fatal!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Presence", fatal.Message, StringComparison.Ordinal);
        Assert.Contains("https://discord.com/developers/applications", fatal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4004)]
    [InlineData(4010)]
    [InlineData(4011)]
    [InlineData(4012)]
    [InlineData(4013)]
    [InlineData(4014)]
    public void Each_fatal_close_code_is_explained_without_the_token(int code)
    {
        var fatal = GatewayCloseCode.Fatal(code, Options, 3, 4);
        Assert.Contains($"{code}", fatal!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fatal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(1000, false)]
    [InlineData(4000, false)]
    [InlineData(4003, false)]
    [InlineData(4005, false)]
    [InlineData(4008, false)]
    [InlineData(4099, false)]
    [InlineData(4007, true)]
    [InlineData(4009, true)]
    public void Every_other_close_is_followed_by_a_connection_with_the_session_or_with_a_new_one(
        int? code,
        bool endsSession
    )
    {
        Assert.Null(GatewayCloseCode.Fatal(code, Options, 0, 1));
        Assert.Equal(endsSession, GatewayCloseCode.EndsSession(code));
    }
}
