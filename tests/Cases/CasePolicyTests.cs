using Belong.Bot.Cases;
using Xunit;

namespace Belong.Tests.Cases;

/// <summary>Clocks and limits that make no sense are named with their setting and the remedy.</summary>
public sealed class CasePolicyTests
{
    public static TheoryData<string, string> Faults =>
        new()
        {
            { nameof(CasePolicy.CeaseAcknowledgement), "Cases:CeaseAcknowledgement is 00:00:00: write days" },
            { nameof(CasePolicy.InterimHide), "Cases:InterimHide is -00:00:01: write days.hours:minutes:seconds" },
            { nameof(CasePolicy.AppealWindow), "Cases:AppealWindow is 3661.00:00:00: write days" },
            { nameof(CasePolicy.StrikeHalfLife), "Cases:StrikeHalfLife is 00:00:00: write days" },
            { nameof(CasePolicy.FlagsPerCategory), "Cases:FlagsPerCategory is 0: write a number from 1 to 100." },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_named(string setting, string words)
    {
        var policy = setting switch
        {
            nameof(CasePolicy.CeaseAcknowledgement) => new CasePolicy { CeaseAcknowledgement = TimeSpan.Zero },
            nameof(CasePolicy.InterimHide) => new CasePolicy { InterimHide = TimeSpan.FromSeconds(-1) },
            nameof(CasePolicy.AppealWindow) => new CasePolicy { AppealWindow = TimeSpan.FromDays(3661) },
            nameof(CasePolicy.StrikeHalfLife) => new CasePolicy { StrikeHalfLife = TimeSpan.Zero },
            _ => new CasePolicy { FlagsPerCategory = 0 },
        };

        Assert.StartsWith(words, Assert.Single(policy.Validate()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_of_the_spans_are_allowed_and_the_defaults_too()
    {
        Assert.Empty(new CasePolicy().Validate());
        Assert.Empty(new CasePolicy { FlagsPerCategory = 1, AppealWindow = TimeSpan.FromDays(3660) }.Validate());
        Assert.Empty(new CasePolicy { FlagsPerCategory = 100, InterimHide = TimeSpan.FromTicks(1) }.Validate());
        Assert.Single(new CasePolicy { FlagsPerCategory = 101 }.Validate());
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(
            2,
            new CasePolicy { FlagsPerCategory = 0, AppealWindow = TimeSpan.Zero }
                .Validate()
                .Count()
        );
}
