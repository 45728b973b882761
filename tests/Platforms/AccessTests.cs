using System.Globalization;
using Belong.Bot.Chat;
using Belong.Bot.Platforms.Local;
using Xunit;

namespace Belong.Tests.Platforms;

/// <summary>What is said to somebody who may not do something now.</summary>
public sealed class AccessTests : LocalTest
{
    [Fact]
    public async Task Until_when_somebody_is_timed_out_is_said_in_the_years_of_the_common_calendar()
    {
        await Host.Platform.TimeOutAsync(
            new MemberId("local:member-1"),
            new DateTimeOffset(2030, 1, 31, 12, 5, 0, TimeSpan.Zero),
            "case 1",
            default
        );
        CultureInfo.CurrentCulture = new CultureInfo("th-TH");

        var no = new Access(Host.Community).Speaker("member-1").Problem;

        Assert.Contains("2030-01-31 12:05 UTC", no!.Detail, StringComparison.Ordinal);
    }
}
