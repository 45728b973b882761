using Belong.Bot.Cases;
using Belong.Bot.Learning;
using Xunit;

namespace Belong.Tests.Learning;

public sealed class ThresholdEvidenceTests
{
    // From the formula, computed apart from this program, with z = 1.96.
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 20, 0)]
    [InlineData(10, 0, 0.7225)]
    [InlineData(5, 5, 0.2366)]
    [InlineData(32, 18, 0.5014)]
    [InlineData(31, 19, 0.4815)]
    [InlineData(900, 100, 0.8799)]
    public void The_lower_bound_is_Wilsons(int upheld, int dismissed, double expected) =>
        Assert.Equal(expected, new ThresholdEvidence(0.5, upheld, dismissed).LowerBound, 3);

    [Fact]
    public void A_score_that_equals_the_threshold_counts_as_screening_counts_it()
    {
        Verdict[] verdicts = [new(FlagCategory.Insult, 0.9f, true), new(FlagCategory.Insult, 0.89f, false)];

        var evidence = ThresholdEvidence.At(0.9, verdicts);

        Assert.Equal((1, 0), (evidence.Upheld, evidence.Dismissed));
    }
}
