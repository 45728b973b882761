using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Charter;

public sealed class AcceptanceTests
{
    private static readonly CommunityCharter Present = new("2026-11", "Rules", []);

    [Fact]
    public void A_member_who_never_accepted_is_asked() => Assert.True(Acceptance.IsNeeded(Present, null));

    [Theory]
    [InlineData("2026-11", false)]
    [InlineData("2026-10", true)]
    [InlineData("2027-01", true)]
    [InlineData("2026-11a", true)]
    [InlineData("", true)]
    public void A_member_is_asked_again_for_any_other_version(string accepted, bool expected) =>
        Assert.Equal(
            expected,
            Acceptance.IsNeeded(Present, new Acceptance(new MemberId("local:m1"), accepted, DateTimeOffset.UnixEpoch))
        );
}
